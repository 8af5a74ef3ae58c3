using ClinicFlow.Tests.Content;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Tests.Platform.Commands;

public sealed class RulesOnDemoTests
{
    [Fact]
    public async Task Each_standard_flags_some_and_not_most_of_what_it_applies_to_on_the_demo_clinic()
    {
        var (code, test) = await VerbRun.Json("rules", "test", "--demo", "--patients", "1500", "--folder", Path.Combine(ContentFiles.Root, "rules"), "--as-of", "2026-11-18T06:40:00Z");
        var outside = test.List("standards").Where(s => !s.GetProperty("inRange").GetBoolean()).Select(s => s.ToString());
        Assert.True(code == 0, string.Join("\n", outside));
        Assert.InRange(test.List("standards").Single(s => s.Text("standard")!.StartsWith("lead.three-attempts", StringComparison.Ordinal)).GetProperty("share").GetDouble(), 0.05, 0.35);
    }
}
