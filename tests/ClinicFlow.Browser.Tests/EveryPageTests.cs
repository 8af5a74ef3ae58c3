using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace ClinicFlow.Browser.Tests;

/// <summary>Every page opens as somebody who works with it, without an error, and can be used by everybody (WCAG 2.2 AA).</summary>
public sealed class EveryPageTests(DemoClinicInBrowser clinic)
{
    /// <summary>What passes need not be told: telling it takes most of the time on a long list.</summary>
    private static readonly AxeRunOptions OnlyFaults = new() { ResultTypes = [ResultType.Violations] };

    [Theory]
    [InlineData("curator", "/queue"), InlineData("agent", "/recall"), InlineData("agent", "/work"), InlineData("frontdesk", "/work")]
    [InlineData("manager", "/today"), InlineData("manager", "/deviations"), InlineData("manager", "/patients"), InlineData("admin", "/imports")]
    [InlineData("manager", "/settings"), InlineData("admin", "/settings"), InlineData("admin", "/settings?view=accounts&open=new")]
    [InlineData("admin", "/settings?view=keys"), InlineData("admin", "/settings?view=schedules"), InlineData("quality", "/settings?view=cards")]
    [InlineData("auditor", "/audits"), InlineData("doctor", "/audits"), InlineData("quality", "/audits?view=draw")]
    [InlineData("quality", "/audits?view=scorecards"), InlineData("quality", "/audits?view=settings")]
    [InlineData("quality", "/pdca"), InlineData("manager", "/pdca"), InlineData("quality", "/pdca?new=yes")]
    [InlineData("quality", "/rules"), InlineData("quality", "/rules/lead.answered-in-time"), InlineData("quality", "/workflows"), InlineData("quality", "/workflows/arrival")]
    public async Task Opens_without_an_error_and_without_a_serious_accessibility_fault(string role, string path)
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
