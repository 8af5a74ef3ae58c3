using ClinicFlow.Quality.Audits;
using ClinicFlow.Quality.Audits.Scorecards;
using ClinicFlow.Rules;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Tests.Quality.Audits;

public sealed class ScorecardTests
{
    private static readonly LocalizedText Words = new("слова", "words");

    private static Scorecard Card() => new()
    {
        Id = "card", Title = Words, Stage = "lead", PassAt = 0.6m,
        Groups = [new(Words, 40, [Of("a"), Of("b")]), new(Words, 20, [Of("c")]), new(Words, 0, [Of("x", Criterion.Critical), Of("f", Criterion.Fatal)])],
    };

    private static Criterion Of(string id, string? gate = null) => new() { Id = id, Standard = "s." + id, Text = Words, Gate = gate };

    private static ScorecardResult Score(params (string Id, Mark Mark)[] answers) => ScorecardResult.Of(Card(), answers.ToDictionary(a => a.Id, a => new CriterionAnswer(a.Mark)));

    [Fact]
    public void Weights_count_points_and_what_does_not_apply_leaves_both_sums()
    {
        var result = Score(("a", Mark.Yes), ("b", Mark.No), ("c", Mark.Yes), ("x", Mark.Yes), ("f", Mark.Yes));
        Assert.Equal((0.60m, 60m, 100m, 2, 2, CheckVerdict.Pass), (result.Score, result.Earned, result.Possible, result.CriticalKept, result.CriticalOf, result.Verdict));
        Assert.Equal(["b"], result.Failed);
        var without = Score(("a", Mark.Yes), ("b", Mark.NotApplicable), ("c", Mark.No), ("x", Mark.NotApplicable), ("f", Mark.Yes));
        Assert.Equal((40m / 60, 1, 1), (without.Score, without.CriticalKept, without.CriticalOf));
    }

    [Fact]
    public void A_failed_fatal_criterion_fails_the_whole_and_the_score_stays_visible()
    {
        var result = Score(("a", Mark.Yes), ("b", Mark.Yes), ("c", Mark.Yes), ("x", Mark.Yes), ("f", Mark.No));
        Assert.Equal((1m, true, CheckVerdict.Fail), (result.Score, result.Fatal, result.Verdict));
        var critical = Score(("a", Mark.Yes), ("b", Mark.Yes), ("c", Mark.Yes), ("x", Mark.No), ("f", Mark.Yes));
        Assert.Equal((1m, false, CheckVerdict.Pass, 1, 2), (critical.Score, critical.Fatal, critical.Verdict, critical.CriticalKept, critical.CriticalOf));
    }

    [Fact]
    public void Where_nothing_applied_there_is_no_score()
    {
        var result = Score(("a", Mark.NotApplicable), ("b", Mark.NotApplicable), ("c", Mark.NotApplicable), ("x", Mark.NotApplicable), ("f", Mark.NotApplicable));
        Assert.Equal((null, CheckVerdict.None), (result.Score, result.Verdict));
        Assert.Equal(["x", "f"], Score(("a", Mark.Yes), ("b", Mark.Yes), ("c", Mark.Yes)).Unanswered);
    }

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("""{"id":"a","title":{"ru":"а","en":"a"},"stage":"lead","groups":[]}""", "at least one criterion")]
    [InlineData("""{"id":"a","title":{"ru":"а","en":"a"},"stage":"lead","passAt":8,"groups":[{"title":{"ru":"а","en":"a"},"weight":1,"criteria":[{"id":"x","standard":"s","text":{"ru":"а","en":"a"}}]}]}""", "passAt")]
    [InlineData("""{"id":"a","title":{"ru":"а","en":"a"},"stage":"lead","groups":[{"title":{"ru":"а","en":"a"},"weight":0,"criteria":[{"id":"x","standard":"s","text":{"ru":"а","en":"a"}}]}]}""", "count for nothing")]
    [InlineData("""{"id":"a","title":{"ru":"а","en":"a"},"stage":"lead","groups":[{"title":{"ru":"а","en":"a"},"weight":1,"criteria":[{"id":"x","standard":"s","gate":"deadly","text":{"ru":"а","en":"a"}}]}]}""", "neither critical nor fatal")]
    [InlineData("""{"id":"a","title":{"ru":"а","en":"a"},"stage":"lead","wieght":3,"groups":[{"title":{"ru":"а","en":"a"},"weight":1,"criteria":[{"id":"x","standard":"s","text":{"ru":"а","en":"a"}}]}]}""", "wieght")]
    public void A_scorecard_that_is_wrong_is_refused_with_file_and_place(string text, string said)
    {
        var error = Assert.Throws<InvalidDataException>(() => ScorecardFile.Read(text, "calls.json"));
        Assert.Contains("calls.json", error.Message);
        Assert.Contains(said, error.Message);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Every_kind_of_work_has_its_scorecard_stored_as_a_version(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var cards = clinic.Get<ScorecardStore>();
        await cards.StoreShipped();
        Assert.Equal(WorkKinds.All.Select(k => k.Code), cards.InForce.Select(c => c.Id));
        Assert.All(cards.InForce, c => Assert.Equal(1, c.Version));
        Assert.All(cards.InForce.SelectMany(c => c.Criteria), c => Assert.NotNull(ScorecardStore.TitleOf(c.Standard)));
    }
}
