using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ClinicFlow.Browser.Tests;

/// <summary>A quality manager changes what counts as a stalled plan, without a deployment, while a curator works.</summary>
[Collection(Publishing.Name)]
public sealed partial class StalledPlanNormTests(DemoClinicInBrowser clinic)
{
    private static readonly float Long = (float)Patience.Long.TotalMilliseconds;

    [Fact]
    public async Task A_norm_is_changed_tried_replayed_put_in_force_and_taken_back_and_the_queue_follows()
    {
        var curator = await clinic.SignedIn("curator");
        var before = await Stalled(curator, ">", 0);

        var page = await clinic.PageOf("quality");
        await page.GotoAsync("/rules/plan.stalled");
        await page.GetByTestId("trial").First.WaitForAsync();
        await page.Locator(".formpane").GetByTestId("norm-days-also").GetByText("Вкладки очереди планов").WaitForAsync();
        await page.GetByTestId("to-examples").First.WaitForAsync();
        var norm = page.Locator(".formpane").GetByTestId("norm-days-therapy");
        Assert.Equal("10", await norm.InputValueAsync());
        await norm.FillAsync("400");
        await page.Locator(".cm-content").GetByText("\"therapy\": 400").WaitForAsync();
        await page.GetByTestId("to-examples").First.WaitForAsync();

        await page.GetByTestId("replay-start").ClickAsync();
        await page.GetByTestId("replay-sentence").WaitForAsync(new() { Timeout = Long });
        var dropped = Number().Match(await page.GetByTestId("replay-dropped").InnerTextAsync());
        Assert.True(dropped.Success && int.Parse(dropped.Value) > 0, "the longer norm flags nobody less in the past");

        await page.WaitForFunctionAsync("() => document.querySelector('[data-testid=publish]')?.disabled === false");
        await page.GetByTestId("publish").ClickAsync();
        await page.GetByTestId("why").FillAsync("Терапии нужно больше времени");
        await page.GetByTestId("save").ClickAsync();
        await page.GetByTestId("why").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        var after = await Stalled(curator, "<", before);

        await page.GetByTestId("versions").ClickAsync();
        await page.GetByTestId("version-2").GetByText("Терапии нужно больше времени").WaitForAsync();
        await page.GetByTestId("version-2").GetByTestId("take-back").ClickAsync();
        await page.GetByTestId("version-3").GetByText("отменила версию 2").WaitForAsync();
        await Stalled(curator, ">", after);
    }

    /// <summary>How many the curator's open page counts as stalled, once that is as expected: the page hears of the change by itself.</summary>
    private static async Task<int> Stalled(IPage page, string sign, int than)
    {
        const string shown = """Number(document.querySelector('[data-testid="tab-stalled"]')?.innerText.match(/[\d\s]+/)?.[0].replace(/\s/g, '') || NaN)""";
        await page.WaitForFunctionAsync($"() => {shown} {sign} {than}", null, new() { Timeout = Long });
        return await page.EvaluateAsync<int>(shown);
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
