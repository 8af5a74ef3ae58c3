using Microsoft.Playwright;

namespace ClinicFlow.Browser.Tests;

/// <summary>What a quality manager does in the first minutes of a day, by keyboard alone.</summary>
[Collection(Publishing.Name)]
public sealed class QualityManagersMorningTests(DemoClinicInBrowser clinic)
{
    [Fact]
    public async Task A_rule_is_changed_refused_mended_put_in_force_and_taken_back_by_keyboard_alone()
    {
        var page = await clinic.SignedIn("quality");
        await Go(page, "u", "Правила");
        await page.GetByTestId("row").First.WaitForAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.Contains("/rules/", StringComparison.Ordinal));
        await page.Locator(".cm-content").WaitForAsync();
        await page.Locator(".formpane").GetByTestId("reads").GetByText("Читается так").WaitForAsync();

        await page.Keyboard.PressAsync("e");
        await page.WaitForFunctionAsync("() => document.activeElement?.classList.contains('cm-content')");
        await page.Keyboard.PressAsync("Control+Home");
        await page.Keyboard.TypeAsync("x");
        await page.GetByTestId("problems").GetByText("стр. 1, поз. 1").First.WaitForAsync();
        Assert.True(await page.GetByTestId("publish").IsDisabledAsync());

        await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Control+s");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-testid=publish]')?.disabled === false");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("p");
        await page.GetByTestId("why").WaitForAsync();
        await page.WaitForFunctionAsync("() => document.activeElement?.dataset.testid === 'why'");
        await page.Keyboard.TypeAsync("Проба");
        while (!await page.GetByTestId("save").EvaluateAsync<bool>("button => button === document.activeElement")) await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("why").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await page.Keyboard.PressAsync("v");
        await page.GetByTestId("version-2").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.GetByTestId("version-2").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Keyboard.PressAsync("Shift+U");
        await page.GetByText("Версия 2 отменена").First.WaitForAsync();
        await page.Keyboard.PressAsync("v");
        await page.GetByTestId("version-3").GetByText("отменила версию 2").WaitForAsync();
    }

    [Fact]
    public async Task A_workflow_is_looked_at_with_who_stands_where_by_keyboard_alone()
    {
        var page = await clinic.SignedIn("quality");
        await Go(page, "f", "Процессы");
        await page.GetByTestId("row").First.WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.Contains("/workflows/lead", StringComparison.Ordinal));
        await page.GetByTestId("node-answer").GetByText("сейчас", new() { Exact = false }).First.WaitForAsync();
    }

    private static async Task Go(IPage page, string letter, string title)
    {
        await page.GetByTestId("nav-rules").WaitForAsync();
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync(letter);
        await page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true }).WaitForAsync();
    }
}
