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

    private async Task<IPage> Queue()
    {
        var page = await clinic.SignedIn("curator");
        await page.GetByTestId("row").First.WaitForAsync();
        return page;
    }
}
