using Microsoft.Playwright;

namespace ClinicFlow.Browser.Tests;

/// <summary>Two quality managers write in one rule at once, and a third person says that it may come in force.</summary>
[Collection(Publishing.Name)]
public sealed class SecondPersonTests(DemoClinicInBrowser clinic)
{
    private const string Rule = "regular.satisfaction-asked", Title = "Об удовлетворённости спросили вовремя", Message = "После визита за два дня не спросили, доволен ли пациент";

    [Fact]
    public async Task Two_texts_of_one_rule_are_put_together_approved_by_a_second_person_and_taken_back()
    {
        await using var colleague = await Colleague.Of(clinic, "quality", "Орехова Полина");
        var manager = await clinic.PageOf("manager");
        var (first, second) = (await clinic.PageOf("quality"), await colleague.Page());
        await Approval(manager, true);
        try
        {
            await Story(first, second, manager);
        }
        finally
        {
            await Approval(manager, false);
            foreach (var page in (IPage[])[first, second, manager]) await page.Context.CloseAsync();
        }
    }

    private static async Task Story(IPage first, IPage second, IPage manager)
    {
        await Open(first);
        await Open(second);
        await first.GetByTestId("viewers").GetByText("Орехова Полина", new() { Exact = false }).WaitForAsync();

        var firstHasSaved = new TaskCompletionSource();
        await second.RouteAsync("**/draft", async route =>
        {
            if (route.Request.Method == "PUT") await firstHasSaved.Task;
            await route.ContinueAsync();
        });
        await TitleOf(second).FillAsync("Спросили, доволен ли");
        await second.GetByTestId("message-ru").FillAsync(Message);

        await TitleOf(first).FillAsync(Title);
        await first.Keyboard.PressAsync("Control+s");
        await first.Locator(".savebar").GetByText("Черновик,", new() { Exact = false }).WaitForAsync();
        firstHasSaved.SetResult();

        await second.GetByTestId("merge").WaitForAsync();
        await second.GetByTestId("hunk").GetByText(Title, new() { Exact = false }).WaitForAsync();
        Assert.Equal(1, await second.GetByTestId("hunk").CountAsync());
        Assert.True(await second.GetByTestId("merged").IsDisabledAsync());
        await second.GetByTestId("take-theirs").ClickAsync();
        await second.GetByTestId("merged").ClickAsync();
        await second.Locator(".savebar").GetByText("Черновик,", new() { Exact = false }).WaitForAsync();
        Assert.Equal(Title, await TitleOf(second).InputValueAsync());

        await first.WaitForFunctionAsync($"() => document.querySelector('.formpane [data-testid=message-ru]')?.value === '{Message}'");
        Assert.Equal(Title, await TitleOf(first).InputValueAsync());
        await first.WaitForFunctionAsync("() => document.querySelector('[data-testid=publish]')?.disabled === false");
        await first.GetByTestId("publish").ClickAsync();
        await first.GetByTestId("in-words").GetByText(Title, new() { Exact = false }).WaitForAsync();
        await first.GetByTestId("why").FillAsync("Так это называют на обходе");
        await first.GetByTestId("save").ClickAsync();
        await first.GetByTestId("draft-waits").GetByText("Свой текст утверждает другой человек.").WaitForAsync();
        await second.GetByTestId("draft-waits").GetByText("Свой текст утверждает другой человек.").WaitForAsync();
        Assert.Equal(0, await second.GetByTestId("review").CountAsync());

        await Open(manager);
        await manager.GetByTestId("review").ClickAsync();
        await manager.GetByTestId("in-words").GetByText(Title, new() { Exact = false }).WaitForAsync();
        await manager.GetByTestId("approve").ClickAsync();

        await first.GetByTestId("draft-waits").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await first.GetByTestId("versions").ClickAsync();
        await first.GetByTestId("version-2").GetByText("В силе").WaitForAsync();
        await first.GetByTestId("version-2").GetByText("Зимин", new() { Exact = false }).WaitForAsync();
        await first.GetByTestId("version-2").GetByTestId("take-back").ClickAsync();
        await first.GetByTestId("version-3").GetByText("отменила версию 2").WaitForAsync();
    }

    private static async Task Open(IPage page)
    {
        await page.GotoAsync("/rules/" + Rule);
        await page.Locator(".formpane").GetByTestId("message-ru").WaitForAsync();
        await page.Locator(".formpane").GetByText("О правиле: название, зачем, чьё").ClickAsync();
    }

    private static ILocator TitleOf(IPage page) => page.GetByLabel("Название по-русски");

    private static async Task Approval(IPage manager, bool wanted)
    {
        await manager.GotoAsync("/settings?view=approval");
        var always = manager.GetByTestId("approval-always");
        await always.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        if (await always.IsCheckedAsync() != wanted) await always.ClickAsync(new() { Force = true });
        await manager.WaitForFunctionAsync($"() => document.querySelector('[data-testid=approval-always]')?.matches('{(wanted ? ":checked" : ":not(:checked)")}:enabled')");
    }
}
