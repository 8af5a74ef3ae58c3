using ClinicFlow.Clinic;
using ClinicFlow.Clinic.Settings;
using ClinicFlow.Intake;
using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicFlow.Tests.Clinic;

/// <summary>What one node learns of the clinic, the other folds by.</summary>
public sealed class ClinicRegisterTests
{
    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_source_a_location_and_staff_that_one_node_takes_are_known_to_the_other(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await using var other = clinic.Beside();
        Assert.DoesNotContain("crm", other.GetRequiredService<ClinicStore>().Model.GoLive.Keys);

        await clinic.Get<WriteQueue>().Write(Writer.Background, session =>
        {
            ClinicRegister.AddLocation(session, "south", "Юг", "Europe/Moscow");
            new IntakeWriter(session, clinic.Now, heldBack: true).Write([new(new JourneyEvent("crm", "1", "S9", clinic.Now, new StaffJoined { Staff = "S9", Role = "doctor", Location = "south", Specialty = "therapy" }))]);
        });
        await other.GetRequiredService<Processor>().FoldDue();

        var seen = other.GetRequiredService<ClinicStore>().Model;
        Assert.Equal(clinic.Now, seen.GoLive["crm"]);
        Assert.Contains("south", seen.Places.Keys);
        Assert.Equal("therapy", seen.Member("S9")?.Specialty);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_is_known_already_has_nobody_folded_by_another_picture(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Tell("march", (clinic.Now, new LeadReceived { Lead = "L-1", Location = "centre" }));
        var before = await clinic.Get<WriteQueue>().Write(Writer.Background, ClinicVersion.Read);
        await clinic.Tell("april", (clinic.Now, new LeadReceived { Lead = "L-2", Location = "centre" }));
        Assert.Equal(before, await clinic.Get<WriteQueue>().Write(Writer.Background, ClinicVersion.Read));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_day_from_which_is_counted_and_hours_that_change_on_one_node_hold_on_the_other(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await using var other = clinic.Beside();
        await clinic.Get<WriteQueue>().Write(Writer.Background, session => ClinicRegister.AddSource(session, "crm", clinic.Now));
        await other.GetRequiredService<Processor>().FoldDue();
        Assert.Equal(clinic.Now, other.GetRequiredService<ClinicStore>().Model.GoLive["crm"]);

        var (contexts, queue) = (clinic.Get<IDbContextFactory<ClinicContext>>(), clinic.Get<WriteQueue>());
        Assert.True(await new ChangeGoLive(contexts, queue, clinic.Get<ClinicStore>()).Change("crm", clinic.Now.AddDays(-30)));
        Assert.NotNull((await new ChangeLocation(contexts, queue, clinic.Get<ClinicStore>()).Change("centre", new LocationChange(null, false, null, null), _ => true)).Location);
        await other.GetRequiredService<Processor>().FoldDue();

        var seen = other.GetRequiredService<ClinicStore>().Model;
        Assert.Equal(clinic.Now.AddDays(-30), seen.GoLive["crm"]);
        Assert.False(seen.Places["centre"].Facts.Curators);
    }
}
