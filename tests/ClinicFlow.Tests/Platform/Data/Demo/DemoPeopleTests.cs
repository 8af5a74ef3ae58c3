using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Tests.Platform.Data.Demo;

public sealed class DemoPeopleTests
{
    [Fact]
    public void Names_agree_with_the_sex_in_all_three_parts()
    {
        foreach (var (woman, person) in Registered())
        {
            var parts = person.Name!.Split(' ');
            Assert.Equal(3, parts.Length);
            Assert.EndsWith(woman ? "на" : "ич", parts[2], StringComparison.Ordinal);
            if (parts[0].EndsWith("ов", StringComparison.Ordinal) || parts[0].EndsWith("ин", StringComparison.Ordinal) || parts[0].EndsWith("ий", StringComparison.Ordinal))
                Assert.False(woman, person.Name);
            if (parts[0].EndsWith("ова", StringComparison.Ordinal) || parts[0].EndsWith("ая", StringComparison.Ordinal))
                Assert.True(woman, person.Name);
        }
    }

    [Fact]
    public void There_are_many_different_names() =>
        Assert.True(Registered().Select(r => r.Person.Name).Distinct().Count() > 2_500);

    [Fact]
    public void Cards_are_unique_and_phones_shared_by_parents_and_children_only()
    {
        var people = Registered().Select(r => r.Person).ToList();
        Assert.Equal(people.Count, people.Select(p => p.Card).Distinct().Count());
        Assert.All(people, p => Assert.Matches(@"^\+7 9\d\d \d{3}-\d\d-\d\d$", p.Phone));
        Assert.All(people.GroupBy(p => p.Phone).Where(g => g.Count() > 1), g => Assert.Contains(g, p => p.BirthDate > new DateOnly(2009, 1, 1)));
    }

    [Fact]
    public void Families_share_a_family_name_and_some_have_children()
    {
        var families = DemoSample.Patients
            .SelectMany(p => p.Of<HouseholdLinked>().Select(h => (h.Data, Name: p.Events.First(e => e.Person?.Card is not null).Person!.Name!)))
            .GroupBy(h => h.Data.Household).Where(g => g.Count() > 1).ToList();
        Assert.True(families.Count > 100);
        Assert.Contains(families, f => f.Any(m => m.Data.Relation == "child"));
        Assert.All(families, f => Assert.Single(f.Select(m => m.Name[..4]).Distinct()));
    }

    [Fact]
    public void A_name_comes_with_the_first_event_and_never_in_the_data()
    {
        foreach (var patient in DemoSample.Patients.Take(500))
        {
            Assert.NotEmpty(patient.Events);
            var name = patient.Events[0].Person!.Name!;
            Assert.All(patient.Events, e => Assert.DoesNotContain(name, EventJson.Write(e.Event.Data), StringComparison.Ordinal));
        }
    }

    private static IEnumerable<(bool Woman, PersonDetails Person)> Registered() =>
        from patient in DemoSample.Patients
        from e in patient.Events
        where e.Event.Data is PatientRegistered
        select (((PatientRegistered)e.Event.Data).Sex == "female", e.Person!);
}
