using System.Text.Json;
using ClinicFlow.Statistics.Effects;

namespace ClinicFlow.Tests.Platform.Demo;

/// <summary>What demo-truth.json says was planted can be found in the tables of the demo clinic, by whoever only reads them.</summary>
public sealed class PlantedTruthTests(PlantedTruth clinic, ITestOutputHelper output) : IClassFixture<PlantedTruth>
{
    [Theory, InlineData("raises", 1), InlineData("lowers", -1)]
    public void A_deviation_that_changes_conversion_does_so_thrown_together_and_within_each_who_answers(string verdict, int sign)
    {
        var (crude, within) = Found(verdict);
        Assert.True(sign * crude.Value > 0.08 && !crude.Interval.Contains(0), $"crude {crude}");
        Assert.True(sign * within.Value > 0.08 && !within.Interval.Contains(0), $"within {within}");
    }

    [Fact]
    public void A_deviation_that_only_seems_to_lower_conversion_does_not_within_a_doctor()
    {
        var (crude, within) = Found("none");
        Assert.True(crude.Interval.High < 0, $"crude {crude}");
        Assert.True(within.Interval.Contains(0) && Math.Abs(within.Value) < 0.05, $"within {within}");
    }

    [Fact]
    public void The_offender_of_each_role_breaks_the_standard_more_than_any_colleague()
    {
        var offenders = clinic.Told.GetProperty("offenders").EnumerateArray().ToList();
        Assert.Equal(["agent", "curator", "doctor", "frontdesk"], offenders.Select(o => Text(o, "role")).Distinct().Order());
        foreach (var offender in offenders)
        {
            var (who, rule) = (Text(offender, "staff"), Text(offender, "rule"));
            var broken = clinic.Broken(rule, Text(offender, "role"));
            output.WriteLine($"{rule}: {string.Join(", ", broken.OrderByDescending(b => b.Value.Rate).Select(b => $"{b.Key} {b.Value} {b.Value.Rate:0.000}"))}");
            Assert.All(broken.Where(b => b.Key != who), other => Assert.True(broken[who].Rate > 1.35 * other.Value.Rate, $"{rule}: {who} {broken[who]}, {other}"));
        }
    }

    private (Difference Crude, Difference Within) Found(string verdict)
    {
        var planted = clinic.Told.GetProperty("effects").EnumerateArray().Single(e => Text(e, "verdict") == verdict);
        var strata = clinic.Effect(Text(planted, "rule"), Text(planted, "stage"));
        var found = (RiskDifference.Crude(strata)!.Value, RiskDifference.MantelHaenszel(strata)!.Value);
        output.WriteLine($"{Text(planted, "rule")}: {found}");
        return found;
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
