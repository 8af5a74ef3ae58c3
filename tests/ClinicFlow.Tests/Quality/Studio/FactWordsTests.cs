using System.Text.Json;
using ClinicFlow.Quality.Studio.Facts;

namespace ClinicFlow.Tests.Quality.Studio;

public sealed class FactWordsTests
{
    [Fact]
    public void Every_fact_that_a_rule_may_name_has_a_title_in_both_languages()
    {
        var facts = DescribeFacts.All.Subjects.SelectMany(s => s.Inputs.Select(i => (Where: s.Subject, Fact: i))).Concat(DescribeFacts.All.Records.SelectMany(r => r.Members.Select(m => (Where: r.Name, Fact: m)))).ToList();
        Assert.True(facts.Count > 250);
        Assert.All(facts, f =>
        {
            Assert.True(f.Fact.Title.Ru.Any(c => c is >= 'А' and <= 'я'), $"{f.Where}.{f.Fact.Name} has no Russian title");
            Assert.True(f.Fact.Title.En.Any(char.IsAsciiLetter) && !f.Fact.Title.En.Any(c => c > 'z'), $"{f.Where}.{f.Fact.Name} has no English title");
        });
    }

    [Fact]
    public void No_title_is_left_of_a_fact_that_is_no_more()
    {
        using var stream = typeof(FactWords).Assembly.GetManifestResourceStream("facts.json")!;
        using var json = JsonDocument.Parse(stream);
        foreach (var type in json.RootElement.GetProperty("types").EnumerateObject())
        {
            var record = Assert.Single(DescribeFacts.All.Records, r => r.Name == type.Name);
            Assert.Empty(type.Value.EnumerateObject().Select(m => m.Name).Except(record.Members.Select(m => m.Name)));
        }
    }

    [Fact]
    public void Titles_within_one_record_differ_so_that_a_list_of_them_can_be_chosen_from() => Assert.All(DescribeFacts.All.Records, r =>
    {
        Assert.Distinct(r.Members.Select(m => m.Title.Ru));
        Assert.Distinct(r.Members.Select(m => m.Title.En));
    });
}
