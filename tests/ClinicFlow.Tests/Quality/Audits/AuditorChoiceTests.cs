using ClinicFlow.Quality.Audits.Drawing;

namespace ClinicFlow.Tests.Quality.Audits;

public sealed class AuditorChoiceTests
{
    private static readonly IReadOnlySet<(string, string)> Never = new HashSet<(string, string)>();

    [Fact]
    public void Nobody_checks_their_own_work_nor_that_of_their_bonus_pool()
    {
        var chief = new Auditor("chief", "centre", "doctor/centre/surgery");
        Assert.False(AuditorChoice.May(chief, new("chief", "centre", null, 4)));
        Assert.False(AuditorChoice.May(chief, new("surgeon", "centre", "doctor/centre/surgery", 4)));
        Assert.False(AuditorChoice.May(chief, new("other", "north", "doctor/north/therapy", 4)));
        Assert.True(AuditorChoice.May(chief, new("therapist", "centre", "doctor/centre/therapy", 4)));
        Assert.Equal([null], AuditorChoice.Assign([new("chief", "centre", null, 4)], [chief], Never));
    }

    [Fact]
    public void The_same_pair_does_not_meet_twice_running_if_it_can_be_helped()
    {
        IReadOnlyList<Auditor> two = [new("a", null, null), new("b", null, null)];
        var before = new HashSet<(string, string)> { ("s1", "a"), ("s2", "b") };
        Assert.Equal(["b", "a"], AuditorChoice.Assign([new("s1", null, null, 4), new("s2", null, null, 4)], two, before));
        Assert.Equal(["a"], AuditorChoice.Assign([new("s1", null, null, 4)], [two[0]], before));
    }

    [Fact]
    public void Whoever_may_is_found_and_the_load_is_even_whatever_the_people()
    {
        var random = new Random(3);
        for (var round = 0; round < 100; round++)
        {
            var auditors = Enumerable.Range(0, random.Next(1, 5)).Select(i => new Auditor("p" + i, random.Next(2) == 0 ? null : "l" + random.Next(2), random.Next(3) == 0 ? "pool" + random.Next(2) : null)).ToList();
            var work = Enumerable.Range(0, random.Next(1, 30)).Select(i => new AuditedWork("p" + random.Next(40), random.Next(2) == 0 ? null : "l" + random.Next(2), "pool" + random.Next(4), random.Next(1, 40))).ToList();
            var chosen = AuditorChoice.Assign(work, auditors, Never);
            for (var i = 0; i < work.Count; i++)
            {
                var may = auditors.Where(a => AuditorChoice.May(a, work[i])).Select(a => a.Person).ToList();
                Assert.Equal(may.Count == 0, chosen[i] is null);
                if (chosen[i] is { } person) Assert.Contains(person, may);
                Assert.NotEqual(work[i].Staff, chosen[i]);
            }
            Assert.Equal(chosen, AuditorChoice.Assign(work, [.. auditors.AsEnumerable().Reverse()], Never));
        }
    }

    [Fact]
    public void What_is_checked_twice_is_drawn_too()
    {
        var drawn = Enumerable.Range(0, 95).Select(i => "i" + i).ToList();
        var twice = SecondChecks.Of("2026-05", "abc", drawn, 0.1m);
        Assert.Equal(10, twice.Count);
        Assert.Equal(twice, SecondChecks.Of("2026-05", "abc", drawn.AsEnumerable().Reverse(), 0.1m));
        Assert.Empty(SecondChecks.Of("2026-05", "abc", drawn, 0));
        Assert.Empty(SecondChecks.Of("2026-05", "abc", [], 0.1m));
    }
}
