using ClinicFlow.Quality.Deviations;
using ClinicFlow.Quality.Deviations.Steps;

namespace ClinicFlow.Tests.Quality.Deviations;

public sealed class LadderTests
{
    private static readonly DeviationSettings Chance = new(), Count = new() { Mode = DeviationSettings.ByCount };
    private static readonly List<Confirmed> Deviations = [.. Enumerable.Range(1, 6).Select(i => new Confirmed(new Guid(i, 0, 0, new byte[8]), DateTimeOffset.UnixEpoch.AddDays(i)))];

    private static List<Confirmed> First(int n) => Deviations[..n];

    private static TakenStep Step(int step, int deviation, string? result = "x") => new(step, Deviations[deviation - 1].Id, result);

    [Fact]
    public void The_first_one_is_always_taught_and_without_any_there_is_nothing()
    {
        Assert.Equal((1, "teach", Deviations[0].Id), (Ladder.Of(First(1), [], new(1, 200), Chance) is var l ? (l.Next, l.Why, l.Raised) : default));
        Assert.Equal((null, "none"), (Ladder.Of([], [Step(1, 1)], new(0, 12), Count) is var none ? (none.Next, none.Why) : default));
        Assert.Equal("nothing-new", Ladder.Of(First(1), [Step(1, 1)], new(1, 12), Count).Why);
    }

    [Fact]
    public void Counting_plainly_the_second_is_examined_and_the_third_and_each_later_one_is_sanctioned()
    {
        Assert.Equal(2, Ladder.Of(First(2), [Step(1, 1)], new(2, 100), Count).Next);
        Assert.Equal(3, Ladder.Of(First(3), [Step(1, 1), Step(2, 2, DeviationStep.InOrder)], new(3, 100), Count).Next);
        Assert.Equal(3, Ladder.Of(First(4), [Step(1, 1), Step(2, 2, DeviationStep.InOrder), Step(3, 3)], new(4, 100), Count).Next);
    }

    [Fact]
    public void Beyond_the_first_a_step_rises_only_where_chance_does_not_explain_the_number()
    {
        var two = Ladder.Of(First(2), [Step(1, 1)], new(2, 12), Chance);
        Assert.Equal((null, "by-chance", 0.118, 2), (two.Next, two.Why, Math.Round(two.Probability, 3), two.Plain));
        var three = Ladder.Of(First(3), [Step(1, 1)], new(3, 12), Chance);
        Assert.Equal((2, "rises", 0.0196), (three.Next, three.Why, Math.Round(three.Probability, 4)));
        Assert.Equal("by-chance", Ladder.Of(First(3), [Step(1, 1)], new(3, 144), Chance).Why);
    }

    [Fact]
    public void There_is_no_sanction_while_the_standard_is_examined_nor_where_it_is_at_fault()
    {
        Assert.Equal("examination-open", Ladder.Of(First(3), [Step(1, 1), Step(2, 2, null)], new(3, 12), Count).Why);
        Assert.Equal("standard-at-fault", Ladder.Of(First(3), [Step(1, 1), Step(2, 2, DeviationStep.AtFault)], new(3, 12), Count).Why);
    }

    [Fact]
    public void What_has_left_the_window_or_was_dismissed_stands_no_more() =>
        Assert.Equal((1, 0), (Ladder.Of([Deviations[4]], [Step(1, 1), Step(2, 2), Step(3, 3)], new(1, 12), Count) is var l ? (l.Next, l.Standing) : default));

    [Fact]
    public void One_step_at_a_time_whatever_comes_and_never_down_while_its_deviation_stands()
    {
        var random = new Random(5);
        for (var round = 0; round < 500; round++)
        {
            var settings = random.Next(2) == 0 ? Chance : Count;
            List<TakenStep> taken = [];
            for (var n = 1; n <= 6; n++)
            {
                var ladder = Ladder.Of(First(n), taken, new(n, random.Next(n, 60)), settings);
                Assert.True(ladder.Next is null || ladder.Next <= Math.Min(3, ladder.Standing + 1) && ladder.Next >= Math.Max(1, ladder.Standing));
                Assert.True(ladder.Next is null || ladder.Next <= ladder.Plain);
                if (ladder.Next is not { } next) continue;
                taken.Add(new(next, ladder.Raised!.Value, random.Next(3) switch { 0 => null, 1 => DeviationStep.InOrder, _ => DeviationStep.AtFault }));
                Assert.Null(Ladder.Of(First(n), taken, new(n, n), settings).Next);
            }
        }
    }
}
