using Microsoft.Playwright;

namespace ClinicFlow.Browser.Tests;

/// <summary>Somebody with an account of their own for one story: the demo has one quality manager.</summary>
public sealed class Colleague : IAsyncDisposable
{
    private const string Password = "Only-for-this-story-1";

    private readonly DemoClinicInBrowser clinic;
    private readonly IPage admin;
    private readonly string id, userName;

    private Colleague(DemoClinicInBrowser clinic, IPage admin, string id, string userName) => (this.clinic, this.admin, this.id, this.userName) = (clinic, admin, id, userName);

    /// <summary>Added by the administrator, with a password of their own already chosen.</summary>
    public static async Task<Colleague> Of(DemoClinicInBrowser clinic, string role, string name)
    {
        var admin = await clinic.PageOf("admin");
        var userName = $"colleague-{Guid.NewGuid():n}"[..20];
        var made = await admin.APIRequest.PostAsync("/api/v1/accounts", new() { DataObject = new { userName, name, role } });
        Assert.True(made.Ok, await made.TextAsync());
        var account = (await made.JsonAsync())!.Value;
        var own = await clinic.PageOf(userName, account.GetProperty("password").GetString()!);
        var chosen = await own.APIRequest.PostAsync("/api/v1/session/password", new() { DataObject = new { current = account.GetProperty("password").GetString(), next = Password } });
        Assert.True(chosen.Ok, await chosen.TextAsync());
        await own.Context.CloseAsync();
        return new(clinic, admin, account.GetProperty("account").GetProperty("id").GetString()!, userName);
    }

    public Task<IPage> Page() => clinic.PageOf(userName, Password);

    public async ValueTask DisposeAsync()
    {
        await admin.APIRequest.PostAsync($"/api/v1/accounts/{id}/deactivate");
        await admin.Context.CloseAsync();
    }
}
