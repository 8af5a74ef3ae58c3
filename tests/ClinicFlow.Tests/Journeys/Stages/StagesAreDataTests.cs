using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Intake.Imports;
using ClinicFlow.Intake.Runs;
using ClinicFlow.Journeys;
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
        Assert.Equal((1, 2), (booked["lead"], booked["arrival"]));
        Assert.Equal((2, 1), (confirmed["lead"], confirmed["arrival"]));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_same_files_imported_again_under_another_lead_file_stand_elsewhere(Store store)
    {
        var booked = await Imported(store, text => text);
        var confirmed = await Imported(store, text => text.Replace("journey.bookedAt", "journey.confirmedAt", StringComparison.Ordinal));
        // These files know no confirmations: whoever is booked and has not come yet waits in the first stage now.
        Assert.Equal(0, booked.GetValueOrDefault("lead"));
        Assert.True(booked["arrival"] > 10);
        Assert.True(confirmed["lead"] > 10);
        Assert.True(confirmed.GetValueOrDefault("arrival") < booked["arrival"]);
    }

    private static async Task<Dictionary<string, int>> Imported(Store store, Func<string, string> change)
    {
        using var folder = new TempFolder();
        PracticeFiles.Write(folder.Path, patients: 120, appointments: 600);
        await using var clinic = await TestClinic.Open(store, new DateTimeOffset(2024, 9, 2, 12, 0, 0, TimeSpan.Zero));
        await Replace(clinic, change);
        var plan = MappingReader.Read(ShippedMappings.Find("dental_synth_asgari")!, "mapping").Plan!;
        await clinic.Get<ImportRunner>().Run(new ImportRequest(plan, "dental_synth_asgari", folder.Path));
        await clinic.Fold();
        return await clinic.Read(c => c.Journeys.AsNoTracking().Where(j => j.ClosedAt == null).GroupBy(j => j.Stage).ToDictionaryAsync(g => g.Key, g => g.Count()));
    }

    private static async Task<Dictionary<string, int>> Counts(Store store, Func<string, string> change)
    {
        await using var clinic = await TestClinic.Open(store);
        await Replace(clinic, change);
        var now = clinic.Now;
        foreach (var patient in (string[])["asked", "booked", "confirmed"])
        {
            await clinic.Tell(patient, (now.AddMinutes(-30), new LeadReceived { Lead = "L-" + patient, Location = "centre" }));
            if (patient != "asked") await clinic.Tell(patient, (now.AddMinutes(-20), new AppointmentBooked { Appointment = "A-" + patient, Start = now.AddDays(3), Lead = "L-" + patient, Location = "centre" }));
            if (patient == "confirmed") await clinic.Tell(patient, (now.AddMinutes(-10), new AppointmentConfirmed { Appointment = "A-" + patient }));
        }
        return await clinic.Read(c => c.Journeys.AsNoTracking().GroupBy(j => j.Stage).ToDictionaryAsync(g => g.Key, g => g.Count()));
    }

    private static async Task Replace(TestClinic clinic, Func<string, string> change)
    {
        var shipped = await clinic.Read(c => c.Definitions.AsNoTracking().SingleAsync(d => d.Kind == "workflow" && d.Name == "lead"));
        await clinic.Add(new DefinitionVersion
        {
            Id = Key.Of("workflow", "lead", "2"), Kind = "workflow", Name = "lead", Version = 2, Text = change(shipped.Text), ContentHash = "changed",
            InForceFrom = shipped.InForceFrom, Origin = "test", CreatedAt = clinic.Now,
        });
        clinic.Get<ClinicStore>().Reload();
    }
}
