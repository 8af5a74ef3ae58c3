using System.Text;
using ClinicFlow.Workflows.Tests.Conformance;

namespace ClinicFlow.Workflows.Tests.Properties;

public sealed class DefinitionFuzzTests
{
    private const int Inputs = 20_000;

    private static readonly string[] Pieces = ["{", "}", "[", "]", "\"", ",", ":", "null", "-1", "1e999", "\\u0000", "\"id\"", "\"type\"", "\"JavaScript\"", "\"Elsa.Flowchart\"", "\"activities\"", "\"root\"", "`${", "true", "99999999999999999999", "\"\""];

    [Fact]
    public void Twenty_thousand_mutated_definitions_are_read_without_a_crash() => MutatedDefinitions(42);

    [Fact(Explicit = true), Trait("Long", "fuzz")]
    public Task Mutated_definitions_of_ever_other_seeds() => LongFuzz.Run(MutatedDefinitions);

    private static void MutatedDefinitions(int seed)
    {
        var random = new Random(seed);
        var sources = Sources();
        var read = 0;
        for (var i = 0; i < Inputs; i++)
        {
            var result = DefinitionFile.Read(Mutate(sources[random.Next(sources.Count)], random), "fuzz");
            if (result.Definition is null)
            {
                Assert.NotEmpty(result.Problems);
                continue;
            }

            read++;
            if (i % 20 == 0) Assert.NotEmpty(DefinitionFile.Write(result.Definition));
            if (i % 5 == 0) Start(result.Definition);
        }

        Assert.True(read > Inputs / 10, $"only {read} were read");
    }

    /// <summary>Whatever was read also starts: at worst with an incident.</summary>
    private static void Start(WorkflowDefinition definition)
    {
        var clinic = new Clinic();
        clinic.Known.Add(definition);
        var instance = clinic.Start();
        Assert.DoesNotContain(instance.Incidents, i => i.Code == "stuck");
        WorkflowInstance.FromJson(instance.ToJson());
    }

    private static List<string> Sources()
    {
        var sources = Enumerable.Range(0, 40).Select(seed => new RandomWorkflow(seed).Text).ToList();
        if (ConformanceFolder.Find() is not { } folder) return sources;
        sources.AddRange(Directory.GetFiles(Path.Combine(folder, "workflows"), "*.json", SearchOption.AllDirectories)
            .Where(f => new FileInfo(f).Length < 20_000).Order(StringComparer.Ordinal).Select(File.ReadAllText));
        return sources;
    }

    private static string Mutate(string text, Random random)
    {
        var mutated = new StringBuilder(text);
        for (var times = random.Next(1, 5); times > 0 && mutated.Length > 10; times--)
        {
            var at = random.Next(mutated.Length);
            var length = Math.Min(random.Next(1, 30), mutated.Length - at);
            switch (random.Next(6))
            {
                case 0: mutated.Remove(at, length); break;
                case 1: mutated.Insert(at, Pieces[random.Next(Pieces.Length)]); break;
                case 2: mutated[at] = (char)random.Next(32, 1200); break;
                case 3: Swap(mutated, random); break;
                case 4: mutated.Insert(at, mutated.ToString(at, length)); break;
                default: mutated.Replace(random.Next(10).ToString(System.Globalization.CultureInfo.InvariantCulture), "-77", at, length); break;
            }
        }

        return mutated.ToString();
    }

    /// <summary>Exchanges two quoted words: the file stays JSON and means something else.</summary>
    private static void Swap(StringBuilder text, Random random)
    {
        var all = text.ToString();
        var words = System.Text.RegularExpressions.Regex.Matches(all, "\"[^\"]{1,40}\"");
        if (words.Count < 2) return;
        var (a, b) = (words[random.Next(words.Count)], words[random.Next(words.Count)]);
        if (a.Index > b.Index) (a, b) = (b, a);
        if (a.Index + a.Length > b.Index) return;
        text.Clear().Append(all, 0, a.Index).Append(b.Value).Append(all, a.Index + a.Length, b.Index - a.Index - a.Length).Append(a.Value).Append(all, b.Index + b.Length, all.Length - b.Index - b.Length);
    }
}
