using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ClinicFlow.Browser.Tests;

/// <summary>What a curator does in the first minutes of a day, by keyboard.</summary>
public sealed class CuratorsMorningTests(DemoClinicInBrowser clinic)
{
    [Fact]
    public async Task A_plan_is_opened_worked_and_the_outcome_taken_back_by_keyboard_alone()
    {
        var page = await Queue();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("detail").WaitForAsync();
        await page.GetByTestId("outcome-thinking").WaitForAsync();
        await page.Keyboard.PressAsync("3");
        await page.GetByTestId("save-outcome").WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        var toast = page.GetByTestId("undo-toast");
        await toast.WaitForAsync();
        await page.Keyboard.PressAsync("u");
        await toast.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    [Fact]
    public async Task The_address_restores_the_view_and_names_nobody()
    {
        var page = await Queue();
        await page.GetByTestId("tab-stalled").ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("tab=stalled", StringComparison.Ordinal));
        var address = page.Url;
        await page.ReloadAsync();
        await page.GetByTestId("row").First.WaitForAsync();
        Assert.Equal(address, page.Url);
        Assert.DoesNotMatch("[А-Яа-я]|%D0|%D1", page.Url);
    }

    [Theory]
    [InlineData("curator", "/queue"), InlineData("agent", "/recall"), InlineData("agent", "/work"), InlineData("manager", "/today"), InlineData("manager", "/deviations"), InlineData("manager", "/patients"), InlineData("admin", "/imports"), InlineData("admin", "/settings"), InlineData("admin", "/settings?view=accounts&open=new"), InlineData("admin", "/settings?view=keys"), InlineData("admin", "/settings?view=schedules"), InlineData("quality", "/settings?view=cards"),
     InlineData("auditor", "/audits"), InlineData("quality", "/audits?view=draw"), InlineData("quality", "/audits?view=scorecards"), InlineData("quality", "/audits?view=settings"),
     InlineData("quality", "/rules"), InlineData("quality", "/rules/lead.answered-in-time"), InlineData("quality", "/workflows"), InlineData("quality", "/workflows/arrival")]
    public async Task No_page_has_a_serious_accessibility_fault(string role, string path)
    {
        var page = await clinic.SignedIn(role);
        await page.GotoAsync(path);
        await page.Locator("main").First.WaitForAsync();
        await page.WaitForFunctionAsync("() => !document.querySelector('[aria-busy=\"true\"]')");
        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Help} ({string.Join(" | ", v.Nodes.Select(n => n.Html).Take(5))})"));
    }

    [Theory, InlineData("manager", "/today"), InlineData("manager", "/deviations"), InlineData("manager", "/patients"), InlineData("admin", "/imports"), InlineData("manager", "/settings"), InlineData("auditor", "/audits"), InlineData("doctor", "/audits"),
     InlineData("agent", "/recall"), InlineData("frontdesk", "/work")]
    public async Task Every_page_opens_without_an_error(string role, string path)
    {
        var page = await clinic.SignedIn(role);
        List<string> faults = [];
        page.PageError += (_, error) => faults.Add(error);
        page.Response += (_, response) => { if (response.Status >= 500) faults.Add($"{response.Status} {response.Url}"); };
        await page.GotoAsync(path);
        await page.WaitForLoadStateAsync(LoadState.Load);
        await page.Locator("main").First.WaitForAsync();
        Assert.Empty(faults);
        Assert.EndsWith(path, new Uri(page.Url).AbsolutePath);
    }

    private async Task<IPage> Queue()
    {
        var page = await clinic.SignedIn("curator");
        await page.GetByTestId("row").First.WaitForAsync();
        return page;
    }
}
