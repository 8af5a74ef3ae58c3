namespace ClinicFlow.Browser.Tests;

/// <summary>Every page of the daily work opens as somebody who works with it, without an error, and can be used by everybody.</summary>
public sealed class EveryPageTests(DemoClinicInBrowser clinic)
{
    [Theory]
    [InlineData("curator", "/queue"), InlineData("agent", "/recall"), InlineData("agent", "/work"), InlineData("frontdesk", "/work")]
    [InlineData("manager", "/today"), InlineData("manager", "/deviations"), InlineData("manager", "/patients"), InlineData("admin", "/imports")]
    [InlineData("auditor", "/audits"), InlineData("doctor", "/audits")]
    public Task Opens_without_an_error_and_without_a_serious_accessibility_fault(string role, string path) => OpenedPage.HasNoFault(clinic, role, path);
}
