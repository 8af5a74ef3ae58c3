using System.Net;
using System.Net.Http.Json;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Access.Keys;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Platform.Access;

public sealed class KeysTests
{
    [Theory, MemberData(nameof(RunningClinic.Databases), MemberType = typeof(RunningClinic))]
    public async Task A_key_is_shown_once_opens_its_scopes_alone_and_nothing_once_revoked(string database)
    {
        var clinic = await RunningClinic.On(database);
        var (admin, name) = (await clinic.SignedIn(Roles.Admin), RunningClinic.Own("his"));
        var made = await admin.Ask("keys", new { name, scopes = new[] { "see-imports" } });
        var (id, secret) = (made.GetProperty("key").GetProperty("id").GetGuid(), made.Text("secret")!);
        using var system = AccountsTests.Client(clinic);
        system.DefaultRequestHeaders.Add(ApiKeyHandler.Header, secret);
        Assert.Equal(HttpStatusCode.OK, (await system.GetAsync("imports")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await system.GetAsync("events/types")).StatusCode);
        foreach (var path in new[] { "sources", "work", "patients/" + id, "accounts" }) Assert.Equal(HttpStatusCode.Forbidden, (await system.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await system.PostAsJsonAsync("events", new { })).StatusCode);

        var stored = await clinic.Data(c => c.ApiKeys.AsNoTracking().SingleAsync(k => k.Id == id));
        Assert.Equal(ApiKeyHandler.Hash(secret), stored.Hash);
        var list = (await admin.Json("keys")).ToString();
        Assert.DoesNotContain(secret, list, StringComparison.Ordinal);
        Assert.Contains(stored.Start!, list, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NoContent, (await admin.PostAsJsonAsync($"keys/{id}/revoke", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await system.GetAsync("imports")).StatusCode);
        var revoked = await clinic.Data(c => c.ApiKeys.AsNoTracking().SingleAsync(k => k.Id == id));
        Assert.Equal(RunningClinic.Now, revoked.RevokedAt);
        Assert.Equal(RunningClinic.Now, revoked.LastUsedAt);
        await admin.Ask("keys", new { name, scopes = new[] { "send-events" } });
    }

    [Theory, InlineData("", "send-events", "key.name"), InlineData("his", "everything", "key.scopes"), InlineData("his", null, "key.scopes")]
    public async Task A_key_needs_a_name_and_what_it_may(string name, string? scope, string code)
    {
        var clinic = await RunningClinic.On("sqlite");
        var admin = await clinic.SignedIn(Roles.Admin);
        Assert.Equal(code, await AccountsTests.Code(await admin.PostAsJsonAsync("keys", new { name, scopes = scope is null ? [] : new[] { scope } }), HttpStatusCode.BadRequest));
    }
}
