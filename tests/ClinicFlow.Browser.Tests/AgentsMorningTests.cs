using Microsoft.Playwright;

namespace ClinicFlow.Browser.Tests;

/// <summary>What an agent of the call centre does in the first minutes of a day, without touching the mouse.</summary>
public sealed class AgentsMorningTests(DemoClinicInBrowser clinic)
{
    /// <summary>What the page told the server, and when: told where a story breaks off.</summary>
    private readonly List<string> said = [];

    [Fact]
    public async Task A_morning_at_the_recall_desk_by_keyboard_alone()
    {
        var page = Heard(await clinic.SignIn());
        await SignInByKeyboard(page);

        var first = await Next(page);
        await Call(page);
        Assert.True((await page.GetByTestId("script").InnerTextAsync()).Length > 40);
        await page.Keyboard.PressAsync("8");
        await page.GetByTestId("outcome-next").WaitForAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await page.GetByTestId("undo-toast").WaitForAsync();
        var second = await Opened(page, other: first);

        await Call(page);
        await Pressed(page, "t", () => page.GetByTestId("when-exact").WaitForAsync(new() { Timeout = Again }));
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".slot.on").WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("call-panel").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        var toast = page.GetByTestId("undo-toast");
        await toast.WaitForAsync();
        await page.Keyboard.PressAsync("u");
        await toast.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await page.Locator($"[data-item='{second}']").WaitForAsync();

        Assert.NotEqual(first, await Next(page));
    }

    [Fact]
    public async Task A_call_without_an_outcome_is_not_left()
    {
        var page = Heard(await clinic.SignedIn("agent"));
        var item = await Next(page);
        await Call(page);
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Alert).First.WaitForAsync();
        Assert.Equal(item, ItemOf(page));
        await page.Keyboard.PressAsync("8");
        await page.GetByTestId("outcome-next").WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("call-panel").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    private IPage Heard(IPage page)
    {
        page.Request += (_, request) => Say(request.Method, request.Method + " " + new Uri(request.Url).AbsolutePath + " " + request.PostData);
        page.Response += (_, response) => Say(response.Request.Method, response.Status + " " + new Uri(response.Url).AbsolutePath);
        return page;
    }

    private void Say(string method, string what)
    {
        if (method != "GET") lock (said) said.Add($"{TimeProvider.System.GetUtcNow():mm:ss.fff} {what}");
    }

    private static async Task SignInByKeyboard(IPage page)
    {
        await page.GetByTestId("account-agent").First.WaitForAsync();
        for (var i = 0; i < 40; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>("() => document.activeElement?.dataset.testid") == "account-agent") break;
        }
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/recall");
        await page.GetByTestId("row").First.WaitForAsync();
    }

    /// <summary>Takes the next household and answers the item that came.</summary>
    private async Task<string> Next(IPage page)
    {
        await page.GetByTestId("row").First.WaitForAsync();
        await Pressed(page, "n", () => page.WaitForURLAsync(url => url.Contains("/recall/", StringComparison.Ordinal), new() { Timeout = Again }));
        return await Opened(page, other: null);
    }

    private static async Task<string> Opened(IPage page, string? other)
    {
        await page.WaitForURLAsync(url => url.Contains("/recall/", StringComparison.Ordinal) && !(other is not null && url.Contains(other, StringComparison.Ordinal)));
        await page.GetByTestId("script").WaitForAsync();
        return ItemOf(page);
    }

    private async Task Call(IPage page)
    {
        await page.Locator("[data-testid=call]:enabled").WaitForAsync();
        await Pressed(page, "c", () => page.GetByTestId("call").WaitForAsync(new() { State = WaitForSelectorState.Hidden, Timeout = Again }));
    }

    /// <summary>Presses a key as a person does: again, where nothing happened because the page was being drawn anew.</summary>
    private async Task Pressed(IPage page, string key, Func<Task> happened)
    {
        for (var again = 0; ; again++)
        {
            Say("key", key);
            await page.Keyboard.PressAsync(key);
            try
            {
                await happened();
                return;
            }
            catch (TimeoutException)
            {
                if (again == 3) Assert.Fail($"'{key}' does nothing at {page.Url}, after\n{string.Join('\n', said)}\nwhere one reads: {await page.Locator("body").InnerTextAsync()}");
            }
        }
    }

    private const float Again = 7_000;

    private static string ItemOf(IPage page) => new Uri(page.Url).AbsolutePath.Split('/')[^1];
}
