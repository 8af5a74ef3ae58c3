namespace ClinicFlow.Browser.Tests;

/// <summary>The same for the pages on which the clinic is set up; a class of its own, so that both run side by side.</summary>
public sealed class EveryPageOfSettingsTests(DemoClinicInBrowser clinic)
{
    [Theory]
    [InlineData("manager", "/settings"), InlineData("admin", "/settings"), InlineData("admin", "/settings?view=accounts&open=new")]
    [InlineData("admin", "/settings?view=keys"), InlineData("admin", "/settings?view=schedules"), InlineData("quality", "/settings?view=cards")]
    [InlineData("quality", "/audits?view=draw"), InlineData("quality", "/audits?view=scorecards"), InlineData("quality", "/audits?view=settings")]
    [InlineData("quality", "/pdca"), InlineData("manager", "/pdca"), InlineData("quality", "/pdca?new=yes")]
    [InlineData("quality", "/rules"), InlineData("quality", "/rules/lead.answered-in-time"), InlineData("quality", "/workflows"), InlineData("quality", "/workflows/arrival"), InlineData("quality", "/incidents")]
    public Task Opens_without_an_error_and_without_a_serious_accessibility_fault(string role, string path) => OpenedPage.HasNoFault(clinic, role, path);
}
