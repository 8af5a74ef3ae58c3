namespace ClinicFlow.Rules.Tests.Files;

internal static class Sample
{
    public static RuleSet Set(string json)
    {
        var read = RuleFile.Read(json, "sample.json");
        Assert.True(read.Set is not null, string.Join('\n', read.Problems));
        return read.Set!;
    }
}
