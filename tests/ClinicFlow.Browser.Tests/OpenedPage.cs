using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace ClinicFlow.Browser.Tests;

/// <summary>A page opened as somebody who works with it.</summary>
public static class OpenedPage
{
    /// <summary>What passes need not be told: telling it takes most of the time on a long list.</summary>
    private static readonly AxeRunOptions OnlyFaults = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>No error, and no fault that keeps anybody from using it (WCAG 2.2 AA).</summary>
    public static async Task HasNoFault(DemoClinicInBrowser clinic, string role, string path)
    {
        var page = await clinic.PageOf(role);
        List<string> faults = [];
        page.PageError += (_, error) => faults.Add(error);
        page.Response += (_, response) => { if (response.Status >= 500) faults.Add($"{response.Status} {response.Url}"); };
        await page.GotoAsync(path);
        await page.Locator("main").First.WaitForAsync();
        await page.WaitForFunctionAsync("() => !document.querySelector('[aria-busy=\"true\"]')");
        Assert.StartsWith(path, new Uri(page.Url).PathAndQuery);
        var result = await page.RunAxe(OnlyFaults);
        await page.Context.CloseAsync();
        Assert.Empty(faults);
        Assert.Empty(result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Help} ({string.Join(" | ", v.Nodes.Select(n => n.Html).Take(5))})"));
    }
}
