using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
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
        var now = clinic.Now;
        foreach (var patient in (string[])["asked", "booked", "confirmed"])
        {
            await clinic.Tell(patient, (now.AddMinutes(-30), new LeadReceived { Lead = "L-" + patient, Location = "centre" }));
            if (patient != "asked") await clinic.Tell(patient, (now.AddMinutes(-20), new AppointmentBooked { Appointment = "A-" + patient, Start = now.AddDays(3), Lead = "L-" + patient, Location = "centre" }));
            if (patient == "confirmed") await clinic.Tell(patient, (now.AddMinutes(-10), new AppointmentConfirmed { Appointment = "A-" + patient }));
        }
        return await clinic.Read(c => c.Journeys.AsNoTracking().GroupBy(j => j.Stage).ToDictionaryAsync(g => g.Key, g => g.Count()));
    }
}
