using System.Runtime.CompilerServices;
using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Api;
using ClinicFlow.Journeys.Facts;
using ClinicFlow.Journeys.State;
using ClinicFlow.Quality.Studio;

namespace ClinicFlow.Tests.Journeys.Api;

public sealed class TimelineTextsTests
{
    private static readonly string[] Groups = ["visit", "contact", "money", "plan", "lead", "task", "other"];
    private static readonly ClinicModel Clinic = new(new Dictionary<string, ClinicPlace>(), new Dictionary<string, StaffFacts>(), new Dictionary<string, DateTimeOffset>(), DefinitionsInForce.Empty);
    private static readonly DateTimeOffset At = new(2026, 6, 15, 9, 0, 0, TimeSpan.Zero);
    private readonly TimelineTexts texts = new(new PatientState(), Clinic, new Dictionary<string, string> { ["s1"] = "Иванов А. С." }, new Dictionary<Guid, string>());

    public static TheoryData<string> Types => [.. EventVocabulary.All.Select(t => t.Name)];

    [Theory, MemberData(nameof(Types))]
    public void Every_event_type_has_its_text_in_both_languages_even_where_it_says_nothing_more(string type)
    {
        var data = (EventData)RuntimeHelpers.GetUninitializedObject(EventVocabulary.Find(type)!.Data);
        var told = texts.Of(new JourneyEvent("test", "1", "P", At, data), At);
        Assert.Contains(told.Group, Groups);
        Assert.NotEqual(data.GetType().Name, told.Title.En);
        Assert.Contains(told.Title.Ru, c => c is >= 'А' and <= 'я');
        Assert.DoesNotContain(told.Title.En, c => c is >= 'А' and <= 'я');
    }

    [Fact]
    public void Money_doctor_and_service_stand_in_the_text()
    {
        var told = texts.Of(new JourneyEvent("test", "1", "P", At, new ServicePerformed { Service = "1", Name = "Гигиена", Price = 5900, Staff = "s1" }), At);
        Assert.Equal("Выполнено: Гигиена, **5\u00a0900\u00a0₽**", told.Title.Ru);
        Assert.Equal("Done: Гигиена, **5,900\u00a0₽**", told.Title.En);
        Assert.Equal("Иванов А. С.", told.By);
    }

    [Theory]
    [InlineData(1, "план"), InlineData(2, "плана"), InlineData(5, "планов"), InlineData(11, "планов"), InlineData(21, "план"), InlineData(112, "планов")]
    public void Russian_nouns_follow_their_number(int n, string word) => Assert.Equal(word, TimelineWords.Plural(n, "план", "плана", "планов"));

    [Theory]
    [InlineData("Климова Вера Сергеевна", "Климова В.\u00a0С."), InlineData("Smith", "Smith"), InlineData("Ким Ю", "Ким Ю.")]
    public void A_short_name_is_the_surname_with_initials(string full, string shortName) => Assert.Equal(shortName, Names.Short(full));
}
