using System.Text.Encodings.Web;
using System.Text.Json;

namespace ClinicFlow.Rules.Tests.Conformance;

public sealed class RulesConformanceTests(ITestOutputHelper output)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Every_result_agrees_with_the_model_or_is_a_listed_difference()
    {
        var folder = ConformanceFolder.Find();
        Assert.SkipWhen(folder is null, "The folder of conformance cases is not there.");
        var file = Path.Combine(folder!, "rules", "cases.json");
        Assert.SkipWhen(!File.Exists(file), "There are no conformance cases for rules.");

        using var cases = JsonDocument.Parse(File.ReadAllText(file));
        var reports = cases.RootElement.EnumerateArray().Select(test => new CaseRunner(test).Run()).ToList();

        var (results, differing, listed) = (reports.Sum(r => r.Results), reports.Sum(r => r.Differing), reports.Sum(r => r.Listed));
        var unlisted = reports.Sum(r => r.Differences.Count(d => d.Code is null));
        Tell($"rules: {results - differing} of {results} results agree, {listed} listed, {differing - listed} unlisted");
        Write(reports, results, results - differing, listed, differing - listed);
        var first = reports.SelectMany(r => r.Differences.Where(d => d.Code is null).Select(d => $"{r.Name}: {d.Rule}: expected {d.Expected}, got {d.Actual}"));
        Assert.True(unlisted == 0, string.Join('\n', first.Take(60)));
    }

    private void Tell(string line)
    {
        output.WriteLine(line);
        Console.WriteLine(line);
    }

    private static void Write(List<CaseReport> reports, int results, int agreeing, int listed, int unlisted)
    {
        if (ConformanceFolder.Report is not { } folder) return;
        Directory.CreateDirectory(folder);
        var report = new { cases = reports, results, agreeing, listed, unlisted };
        File.WriteAllText(Path.Combine(folder, "rules.json"), JsonSerializer.Serialize(report, Options));
    }
}
