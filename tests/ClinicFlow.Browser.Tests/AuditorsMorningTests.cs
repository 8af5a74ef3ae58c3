using Microsoft.Playwright;

namespace ClinicFlow.Browser.Tests;

/// <summary>What an auditor does in the first minutes of a day, by keyboard; and what anybody does who doubts the draw.</summary>
public sealed class AuditorsMorningTests(DemoClinicInBrowser clinic)
{
    [Fact]
    public async Task A_check_is_opened_answered_explained_and_finished_by_keyboard_alone()
    {
        var page = await clinic.SignedIn("auditor");
        await page.GetByTestId("row").First.WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.Contains("/audits/checks/", StringComparison.Ordinal));
        await page.GetByTestId("finish").WaitForAsync();
        var (address, criteria) = (page.Url, await page.Locator("[data-testid^=criterion-]").CountAsync());
        await page.Keyboard.PressAsync("n");
        await page.Locator("[data-field^=note-]").First.WaitForAsync();
        await page.WaitForFunctionAsync("() => document.activeElement?.dataset.field?.startsWith('note-')");
        await page.Keyboard.TypeAsync("не сказано");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        for (var i = 1; i < criteria; i++) await page.Keyboard.PressAsync(i % 4 == 3 ? "a" : "y");
        Assert.Equal(criteria, await page.Locator("[role=radio][aria-checked=true]").CountAsync());
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForURLAsync(url => url.Contains("/audits", StringComparison.Ordinal) && url != address);
        await page.GotoAsync(new Uri(address).AbsolutePath);
        await page.GetByTestId("reopen").WaitForAsync();
        await page.Keyboard.PressAsync("u");
        await page.GetByTestId("finish").WaitForAsync();
        Assert.Equal(criteria, await page.Locator("[role=radio][aria-checked=true]").CountAsync());
    }

    [Fact]
    public async Task What_was_answered_is_still_there_after_the_page_was_lost()
    {
        var page = await clinic.SignedIn("auditor");
        await page.GetByTestId("row").First.WaitForAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("finish").WaitForAsync();
        var saved = page.WaitForResponseAsync(r => r.Request.Method == "PUT" && r.Url.Contains("/audits/checks/", StringComparison.Ordinal));
        await page.Keyboard.PressAsync("y");
        await saved;
        var answered = await Answered(page);
        Assert.Contains(true, answered);
        await page.ReloadAsync();
        await page.GetByTestId("finish").WaitForAsync();
        Assert.Equal(answered, await Answered(page));
    }

    [Fact]
    public async Task Whoever_doubts_a_draw_repeats_it_in_the_browser()
    {
        var page = await clinic.SignedIn("quality");
        await page.GotoAsync("/audits");
        await page.GetByTestId("row").First.WaitForAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("proved").WaitForAsync();
        await page.RouteAsync("**/frame", async route => await route.FulfillAsync(new() { ContentType = "application/json", Body = """{"frame":"changed\n"}""" }));
        await page.GetByTestId("prove").ClickAsync();
        await page.GetByTestId("disproved").WaitForAsync();
    }

    private static Task<bool[]> Answered(IPage page) => page.EvaluateAsync<bool[]>("() => [...document.querySelectorAll('[role=radio]')].map(r => r.getAttribute('aria-checked') === 'true')");
}
