using ClinicFlow.Platform.Data.Demo;
using Microsoft.Playwright;

namespace ClinicFlow.Benchmarks;

/// <summary>
/// The queue page in a real Chromium: from the start of the navigation until the rows are painted and a key has moved the cursor.
/// Cold is a browser without a cache, warm the next visit of the same browser.
/// </summary>
public sealed class QueuePage : IAsyncDisposable
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    /// <summary>When the first row has been painted the key J is pressed; marks when the cursor has been painted on the second row.</summary>
    private const string Watch = """
        window.marks = {};
        new MutationObserver(() => {
          const painted = (name, selector, then) => {
            if (name in window.marks || !document.querySelector(selector)) return;
            window.marks[name] = null;
            requestAnimationFrame(() => setTimeout(() => { window.marks[name] = performance.now(); then?.(); }));
          };
          painted('shown', '[data-testid=row]', () => window.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyJ', bubbles: true })));
          painted('usable', '[data-testid=row][aria-rowindex="3"][aria-selected=true]');
        }).observe(document, { subtree: true, childList: true, attributeFilter: ['aria-selected'] });
        """;

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly string url;

    private QueuePage(IPlaywright playwright, IBrowser browser, string url) => (this.playwright, this.browser, this.url) = (playwright, browser, url);

    public static async Task<QueuePage> In(string url)
    {
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Environment.GetEnvironmentVariable("CLINICFLOW_CHROMIUM") ?? "/usr/bin/chromium", Args = Arguments }), url);
    }

    /// <summary>One cold visit and one warm, in milliseconds.</summary>
    public async Task<(double Cold, double Warm)> Visit()
    {
        await using var context = await browser.NewContextAsync(new() { BaseURL = url, ViewportSize = new() { Width = 1440, Height = 900 }, Locale = "ru-RU" });
        await context.AddInitScriptAsync(Watch);
        var manager = DemoAccounts.All.First(a => a.Role == "manager");
        var signedIn = await context.APIRequest.PostAsync("/api/v1/session", new() { DataObject = new { userName = manager.UserName, password = manager.Password } });
        if (!signedIn.Ok) throw new InvalidOperationException($"Sign-in answered {signedIn.Status}.");
        return (await Open(context), await Open(context));
    }

    private static async Task<double> Open(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/queue", new() { WaitUntil = WaitUntilState.Commit });
        var usable = await (await page.WaitForFunctionAsync("window.marks.usable")).JsonValueAsync<double>();
        await page.CloseAsync();
        return usable;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
