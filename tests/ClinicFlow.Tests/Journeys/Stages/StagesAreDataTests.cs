using ClinicFlow.Intake;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data.Demo;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Journeys.Stages;

public sealed class StagesAreDataTests
{
    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_lead_file_that_waits_for_confirmed_instead_of_booked_changes_the_counts_per_stage(Store store)
    {
        var booked = await Counts(store, text => text);
        var confirmed = await Counts(store, text => text.Replace("journey.bookedAt", "journey.confirmedAt", StringComparison.Ordinal));
        Assert.Equal(booked.Values.Sum(), confirmed.Values.Sum());
        Assert.True(confirmed.GetValueOrDefault("lead") > booked.GetValueOrDefault("lead"));
    }

    private static async Task<Dictionary<string, int>> Counts(Store store, Func<string, string> change)
    {
        await using var clinic = await TestClinic.Open(store);
        var shipped = await clinic.Read(c => c.Definitions.AsNoTracking().SingleAsync(d => d.Kind == "workflow" && d.Name == "lead"));
        await clinic.Add(new DefinitionVersion
        {
            Id = Key.Of("workflow", "lead", "2"), Kind = "workflow", Name = "lead", Version = 2, Text = change(shipped.Text), ContentHash = "changed",
            InForceFrom = shipped.InForceFrom, Origin = "test", CreatedAt = clinic.Now,
        });
        clinic.Get<ClinicStore>().Reload();
        var demo = DemoClinic.Plan(new DemoOptions { Patients = 5000, Now = TestClinic.Start });
        var events = Enumerable.Range(0, 150).SelectMany(n => demo.Patient(n * 7 + 1).Events).ToList();
        await clinic.Get<WriteQueue>().Write(Writer.Background, session => { new IntakeWriter(session, clinic.Now, heldBack: true).Write(events); });
        await clinic.Fold();
        // Journeys that have ended are left out: what differs is where the living ones stand.
        return await clinic.Read(c => c.Journeys.AsNoTracking().Where(j => j.Number == 1).GroupBy(j => j.Stage).ToDictionaryAsync(g => g.Key, g => g.Count()));
    }
}
