using ClinicFlow.Journeys.Segments;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Tests.Journeys.Segments;

public sealed class ReturnHistoriesTests
{
    [Fact]
    public void Too_few_returns_say_nothing()
    {
        var histories = new ReturnHistories();
        for (var i = 0; i < ReturnHistories.Fewest - 1; i++) histories.Add([180], 180, 20);
        Assert.Null(histories.Rhythm("therapy", TestClinic.Start));
        histories.Add([180], 180, 20);
        Assert.Equal(180, histories.Rhythm("therapy", TestClinic.Start)!.MedianDays);
    }

    [Fact]
    public void Everybody_comes_back_after_half_a_year_and_a_fifth_late()
    {
        var histories = new ReturnHistories();
        for (var i = 0; i < 80; i++) histories.Add([180], 180, null);
        for (var i = 0; i < 20; i++) histories.Add([360], 360, null);
        var rhythm = histories.Rhythm("therapy", TestClinic.Start)!;
        Assert.Equal((180, 1, 100), (rhythm.MedianDays, rhythm.SleepsAt, rhythm.Gaps));
        // The late ones are measured by their own rhythm too: 360 days over (360 + 3 · 180) / 4.
        Assert.Equal(1.6, rhythm.ChurnsAt);
    }

    [Fact]
    public void Those_who_have_not_come_yet_stretch_the_rhythm_and_those_who_never_come_do_not()
    {
        ReturnHistories Some()
        {
            var some = new ReturnHistories();
            for (var i = 0; i < 100; i++) some.Add([100 + i], 100 + i, null);
            return some;
        }
        var (plain, waiting, gone) = (Some(), Some(), Some());
        for (var i = 0; i < 100; i++) waiting.Add([], null, 150);
        for (var i = 0; i < 100; i++) gone.Add([], null, 4000);
        var sleeps = plain.Rhythm("s", TestClinic.Start)!.SleepsAt;
        Assert.True(waiting.Rhythm("s", TestClinic.Start)!.SleepsAt > sleeps);
        Assert.Equal(sleeps, gone.Rhythm("s", TestClinic.Start)!.SleepsAt);
    }
}
