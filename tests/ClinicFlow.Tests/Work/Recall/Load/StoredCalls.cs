using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work;
using ClinicFlow.Work.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicFlow.Tests.Work.Recall.Load;

/// <summary>What stands in the database afterwards: the log of outcomes, and the calls.</summary>
public sealed class StoredCalls(IServiceProvider services, IReadOnlyList<string> agents)
{
    private sealed record Stored(string User, string Outcome, bool Undone);

    /// <summary>Each outcome that was answered with success is there once, and no other one is.</summary>
    public async Task AreThoseOf(Desk desk)
    {
        var stored = await Outcomes();
        var answered = desk.Acts.DistinctBy(a => a.Act).ToList();
        Assert.Equal(desk.Acts.Count, answered.Count);
        foreach (var act in answered) Assert.Equal(new Stored(act.User, act.Outcome, act.Undone), stored.GetValueOrDefault(act.Act));
        var unheard = stored.Where(s => answered.All(a => a.Act != s.Key)).Select(s => s.Value.User).Order();
        Assert.Equal(desk.Unheard.Select(u => u.User).Order(), unheard);
    }

    /// <summary>From the beginning of a call until its end the household is that agent's; and no call is left open.</summary>
    public async Task NoHouseholdWasInTwoCalls()
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<ClinicContext>>().CreateDbContextAsync();
        var calls = await context.Calls.AsNoTracking().Where(c => agents.Contains(c.UserName))
            .Join(context.Patients, c => c.Patient, p => p.Id, (c, p) => new { c.UserName, c.StartedAt, c.EndedAt, c.Patient, p.Household }).ToListAsync();
        Assert.NotEmpty(calls);
        Assert.DoesNotContain(calls, c => c.EndedAt is null);
        foreach (var household in calls.GroupBy(c => c.Household ?? c.Patient.ToString()).Select(h => h.OrderBy(c => c.StartedAt).ToList()))
            foreach (var (first, second) in household.Zip(household.Skip(1)))
                Assert.True(first.EndedAt <= second.StartedAt, $"{first.UserName} and {second.UserName} called one household at once");
    }

    /// <summary>By the id of the act; what it says of other items besides is left out.</summary>
    private async Task<Dictionary<string, Stored>> Outcomes()
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<ClinicContext>>().CreateDbContextAsync();
        var users = await context.Users.AsNoTracking().Where(u => agents.Contains(u.UserName!)).ToDictionaryAsync(u => StaffNames.UserPrefix + u.Id, u => u.UserName!);
        var database = services.GetRequiredService<Database>();
        using var session = new WriteSession(database, database.Open());
        var stored = new Dictionary<string, Stored>();
        using var reader = session.Query(
            "SELECT l.event_id, l.type, l.data, h.retracted FROM event_log l JOIN event_head h ON h.key = l.key WHERE l.source = @p0 AND l.version = 1", HumanActs.Source);
        while (reader.Read())
            if (EventVocabulary.Find(reader.GetString(1)) is { } type && EventJson.Read(type, reader.GetString(2)) is TaskOutcomeRecorded { SameCallAs: null, Staff: { } staff } said && users.TryGetValue(staff, out var user))
                stored.Add(reader.GetString(0), new(user, said.Outcome, reader.GetBoolean(3)));
        return stored;
    }
}
