using System.Net.Http.Json;
using System.Text.Json;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ClinicFlow.Browser.Tests.DemoClinicInBrowser))]

namespace ClinicFlow.Browser.Tests;

/// <summary>The demo clinic, served for real, and a Chromium that looks at it; made once for all browser tests.</summary>
public sealed class DemoClinicInBrowser : IAsyncLifetime
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly string folder = Directory.CreateTempSubdirectory("clinicflow-browser-").FullName;
    private WebApplication? app;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public string Url => app!.Urls.First();

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_URLS", "http://127.0.0.1:0");
        app = await ClinicApp.Start(new ClinicOptions(new DataSettings(folder), ClinicMode.Demo, new MorningClock(TimeProvider.System)), default);
        using var client = new HttpClient { BaseAddress = new Uri(Url) };
        var started = TimeProvider.System.GetTimestamp();
        while (!(await client.GetFromJsonAsync<JsonElement>("/api/v1/demo/status")).GetProperty("complete").GetBoolean())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience.Long) throw new TimeoutException("The demo clinic is not complete after five minutes; its log says why.");
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Environment.GetEnvironmentVariable("CLINICFLOW_CHROMIUM") ?? "/usr/bin/chromium", Args = Arguments });
    }

    /// <summary>The sign-in page as a new visitor sees it, in Russian.</summary>
    public async Task<IPage> SignIn()
    {
        var page = await (await NewContext()).NewPageAsync();
        await page.GotoAsync("/sign-in");
        return page;
    }

    /// <summary>An empty page of somebody who has signed in as the role before.</summary>
    public async Task<IPage> PageOf(string role)
    {
        var context = await NewContext();
        var known = await context.APIRequest.GetAsync("/api/v1/demo/accounts");
        var account = (await known.JsonAsync())!.Value.GetProperty("accounts").EnumerateArray().First(a => a.GetProperty("role").GetString() == role);
        return await PageOf(context, account.GetProperty("userName").GetString()!, account.GetProperty("password").GetString()!);
    }

    /// <summary>An empty page of the user, who has signed in before.</summary>
    public async Task<IPage> PageOf(string userName, string password) => await PageOf(await NewContext(), userName, password);

    private static async Task<IPage> PageOf(IBrowserContext context, string userName, string password)
    {
        var session = await context.APIRequest.PostAsync("/api/v1/session", new() { DataObject = new { userName, password } });
        Assert.True(session.Ok);
        return await context.NewPageAsync();
    }

    /// <summary>A page of a new visitor, signed in with one click as the role.</summary>
    public async Task<IPage> SignedIn(string role)
    {
        var page = await SignIn();
        await page.GetByTestId($"account-{role}").First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        return page;
    }

    private async Task<IBrowserContext> NewContext()
    {
        var context = await browser!.NewContextAsync(new() { BaseURL = Url, ViewportSize = new() { Width = 1440, Height = 900 }, Locale = "ru-RU" });
        context.SetDefaultTimeout(60_000);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (app is not null)
        {
            // Stopping ends the scheduler, whose threads would keep the test process alive.
            await app.StopAsync();
            await app.DisposeAsync();
        }
        try { Directory.Delete(folder, recursive: true); }
        catch (IOException) { }
    }
}
