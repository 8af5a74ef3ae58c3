using Microsoft.Playwright;

namespace ClinicFlow.Browser.Tests;

/// <summary>What a quality manager does with a workflow on its drawing.</summary>
[Collection(Publishing.Name)]
public sealed class WorkflowStudioTests(DemoClinicInBrowser clinic)
{
    [Fact]
    public async Task A_deadline_is_changed_on_the_diagram_tested_put_in_force_and_ten_journeys_are_migrated_and_brought_back()
    {
        var page = await clinic.PageOf("quality");
        await page.GotoAsync("/workflows/lead");
        await page.GetByTestId("node-book").ClickAsync();
        await page.GetByTestId("panel-here").WaitForAsync();
        await page.GetByTestId("edit-activity").ClickAsync();
        await page.GetByTestId("form-due").FillAsync("2");
        await page.GetByTestId("form-due").PressAsync("Tab");

        await page.GetByTestId("close-panel").ClickAsync();
        await page.GetByTestId("tests").ClickAsync();
        await page.GetByTestId("check-state").GetByText("тесты", new() { Exact = false }).WaitForAsync();
        await page.GetByTestId("tests-panel").WaitForAsync();
        await page.GetByTestId("story-passed").First.WaitForAsync();

        await page.GetByTestId("publish").ClickAsync();
        await page.GetByTestId("why").FillAsync("Два дня на запись");
        await page.GetByTestId("save").ClickAsync();
        await page.GetByText("В силе версия 2").First.WaitForAsync();

        await page.GotoAsync("/workflows/lead?migrate=yes");
        await page.GetByTestId("migrate-activity").ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Записать на приём", Exact = false }).ClickAsync();
        await page.GetByTestId("pick-ten").ClickAsync();
        await page.GetByTestId("migrate-ready").GetByText("10").First.WaitForAsync();
        await page.GetByTestId("migrate-why").FillAsync("Новый срок и для тех, кто уже ждёт записи");
        await page.GetByTestId("migrate").ClickAsync();
        await page.GetByTestId("on-version-2").GetByText("10").WaitForAsync();

        await page.GetByTestId("undo-migration").ClickAsync();
        await page.GetByTestId("on-version-2").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }
}
