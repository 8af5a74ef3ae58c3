using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ClinicFlow.Platform.Access;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Platform.Access;

public sealed class AccountsTests
{
    private const string Own = "Chosen-by-me-7";

    [Theory, MemberData(nameof(RunningClinic.Databases), MemberType = typeof(RunningClinic))]
    public async Task A_new_user_signs_in_with_the_one_time_password_and_can_do_nothing_before_choosing_an_own_one(string database)
    {
        var clinic = await RunningClinic.On(database);
        var (admin, name) = (await clinic.SignedIn(Roles.Admin), RunningClinic.Own("vera"));
        var made = await admin.Ask("accounts", new { userName = name, name = "Вера Панина", role = Roles.Curator, location = await clinic.Location() });
        var password = made.Text("password")!;
        Assert.True(made.GetProperty("account").GetProperty("mustChangePassword").GetBoolean());
        using var vera = Client(clinic);
        Assert.True((await vera.Ask("session", new { userName = name, password })).GetProperty("user").GetProperty("mustChangePassword").GetBoolean());
        Assert.Equal("password-must-change", await Code(await vera.GetAsync("plans"), HttpStatusCode.Forbidden));
        Assert.Equal("password.weak", await Code(await vera.PostAsJsonAsync("session/password", new { current = password, next = "short1" }), HttpStatusCode.BadRequest));
        Assert.Equal("password.same", await Code(await vera.PostAsJsonAsync("session/password", new { current = password, next = password }), HttpStatusCode.BadRequest));
        Assert.Equal("wrong-password", await Code(await vera.PostAsJsonAsync("session/password", new { current = "guess", next = Own }), HttpStatusCode.BadRequest));
        Assert.False((await vera.Ask("session/password", new { current = password, next = Own })).GetProperty("user").GetProperty("mustChangePassword").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await vera.GetAsync("plans")).StatusCode);
        using var again = Client(clinic);
        Assert.Equal(HttpStatusCode.Unauthorized, (await again.PostAsJsonAsync("session", new { userName = name, password })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await again.PostAsJsonAsync("session", new { userName = name, password = Own })).StatusCode);
        Assert.DoesNotContain(password, (await admin.Json("accounts?text=" + name)).ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(RunningClinic.Databases), MemberType = typeof(RunningClinic))]
    public async Task Another_role_or_place_ends_the_sessions_that_had_the_old_one_at_once(string database)
    {
        var clinic = await RunningClinic.On(database);
        var (admin, boris) = (await clinic.SignedIn(Roles.Admin), await clinic.SignedIn(Roles.Manager));
        var account = await Account(admin, boris);
        var to = new { name = "Борис", role = Roles.Agent, location = (string?)null, staff = (string?)null, version = account.Text("version") };
        Assert.Equal(Roles.Agent, (await (await admin.PutAsJsonAsync("accounts/" + account.Text("id"), to)).Content.ReadFromJsonAsync<JsonElement>()).Text("role"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await boris.GetAsync("today")).StatusCode);
        Assert.Equal("stale", await Code(await admin.PutAsJsonAsync("accounts/" + account.Text("id"), to), HttpStatusCode.PreconditionFailed));
        var acts = (await admin.Json("accounts/" + account.Text("id"))).List("acts");
        Assert.Contains("role: manager > agent", acts[0].Text("detail"));
    }

    [Theory, MemberData(nameof(RunningClinic.Databases), MemberType = typeof(RunningClinic))]
    public async Task Who_is_deactivated_is_out_and_cannot_come_in_until_activated_again(string database)
    {
        var clinic = await RunningClinic.On(database);
        var (admin, agent) = (await clinic.SignedIn(Roles.Admin), await clinic.SignedIn(Roles.Agent));
        var account = await Account(admin, agent);
        Assert.Equal(JsonValueKind.String, (await admin.Ask($"accounts/{account.Text("id")}/deactivate", new { })).GetProperty("deactivatedAt").ValueKind);
        Assert.Equal(HttpStatusCode.Unauthorized, (await agent.GetAsync("session")).StatusCode);
        var again = new { userName = account.Text("userName"), password = "Long-enough-1" };
        Assert.Equal(HttpStatusCode.Unauthorized, (await agent.PostAsJsonAsync("session", again)).StatusCode);
        await admin.Ask($"accounts/{account.Text("id")}/activate", new { });
        Assert.Equal(HttpStatusCode.OK, (await agent.PostAsJsonAsync("session", again)).StatusCode);
    }

    [Theory, MemberData(nameof(RunningClinic.Databases), MemberType = typeof(RunningClinic))]
    public async Task A_reset_password_is_new_once_and_the_old_one_is_gone(string database)
    {
        var clinic = await RunningClinic.On(database);
        var (admin, doctor) = (await clinic.SignedIn(Roles.Admin), await clinic.SignedIn(Roles.Doctor));
        var account = await Account(admin, doctor);
        var password = (await admin.Ask($"accounts/{account.Text("id")}/password", new { })).Text("password");
        Assert.Equal(HttpStatusCode.Unauthorized, (await doctor.GetAsync("session")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await doctor.PostAsJsonAsync("session", new { userName = account.Text("userName"), password = "Long-enough-1" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await doctor.PostAsJsonAsync("session", new { userName = account.Text("userName"), password })).StatusCode);
    }

    [Theory, MemberData(nameof(RunningClinic.Databases), MemberType = typeof(RunningClinic))]
    public async Task The_last_administrator_stays_one_and_nobody_deactivates_oneself(string database)
    {
        var clinic = await RunningClinic.On(database, "last-admin");
        var admin = await clinic.SignedIn(Roles.Admin);
        var (first, own) = ((await admin.Json("accounts?text=admin")).List("rows").Single(r => r.Text("userName") == FirstAdministrator.UserName), await Account(admin, admin));
        Assert.Equal("account.self", await Code(await admin.PostAsJsonAsync($"accounts/{own.Text("id")}/deactivate", new { }), HttpStatusCode.BadRequest));
        await admin.Ask($"accounts/{first.Text("id")}/deactivate", new { });
        var to = new { name = "Я", role = Roles.Agent, version = own.Text("version") };
        Assert.Equal("account.last-admin", await Code(await admin.PutAsJsonAsync("accounts/" + own.Text("id"), to), HttpStatusCode.Conflict));
    }

    [Theory, MemberData(nameof(RunningClinic.Databases), MemberType = typeof(RunningClinic))]
    public async Task Accounts_are_found_by_name_in_any_case_by_role_and_by_state(string database)
    {
        var clinic = await RunningClinic.On(database);
        var (admin, name) = (await clinic.SignedIn(Roles.Admin), RunningClinic.Own("find"));
        var made = await admin.Ask("accounts", new { userName = name, name = "Ёлкина Фёкла " + name, role = Roles.Auditor });
        Assert.Equal(1, (await admin.Json("accounts?text=" + Uri.EscapeDataString("елкина ФЕКЛА " + name))).Int("total"));
        Assert.Equal(0, (await admin.Json($"accounts?text={name}&role=doctor")).Int("total"));
        await admin.Ask($"accounts/{made.GetProperty("account").Text("id")}/deactivate", new { });
        Assert.Equal((0, 1), ((await admin.Json($"accounts?text={name}&state=active")).Int("total"), (await admin.Json($"accounts?text={name}")).Int("deactivated")));
        Assert.Equal("account.exists", await Code(await admin.PostAsJsonAsync("accounts", new { userName = name.ToUpperInvariant(), role = Roles.Auditor }), HttpStatusCode.BadRequest));
        Assert.Equal("account.user-name", await Code(await admin.PostAsJsonAsync("accounts", new { userName = "two words", role = Roles.Auditor }), HttpStatusCode.BadRequest));
        Assert.Equal("account.location", await Code(await admin.PostAsJsonAsync("accounts", new { userName = name + "x", role = Roles.Auditor, location = "moon" }), HttpStatusCode.BadRequest));
    }

    internal static HttpClient Client(RunningClinic clinic) => new(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(clinic.App.Urls.First() + "/api/v1/") };

    internal static async Task<string?> Code(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).Text("code");
    }

    private static async Task<JsonElement> Account(HttpClient admin, HttpClient user)
    {
        var name = (await user.Json("session")).GetProperty("user").Text("userName");
        return (await admin.Json("accounts?text=" + name)).List("rows").Single(r => r.Text("userName") == name);
    }
}
