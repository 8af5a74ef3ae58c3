using System.Globalization;
using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Platform.Data.Demo.Scenes;

/// <summary>Who works here, when, and what was spent to be found.</summary>
internal static class ClinicScene
{
    private static readonly (string Id, string Channel, decimal Monthly)[] Campaigns =
    [
        ("search-implants", "search", 180_000), ("maps-all", "maps", 60_000), ("social-aligners", "social", 95_000), ("search-veins", "search", 70_000),
    ];

    public static IEnumerable<IncomingEvent> Tell(DemoWorld world) =>
        Everything(world).Where(e => e.Event.Time <= world.Options.Now).OrderBy(e => e.Event.Time).ThenBy(e => e.Event.Id, StringComparer.Ordinal);

    private static IEnumerable<IncomingEvent> Everything(DemoWorld world)
    {
        foreach (var staff in DemoStaffList.All)
            yield return Event(world, $"staff-{staff.Id}", $"staff:{staff.Id}", world.Begin.AddDays(-30),
                new StaffJoined { Staff = staff.Id, Role = staff.Role, Location = staff.Location, Specialty = staff.Specialty },
                new PersonDetails { Name = staff.Name });
        for (var month = world.Begin.Date; month < world.Now; month = month.AddMonths(1))
            foreach (var campaign in Campaigns)
                yield return Event(world, $"spent-{campaign.Id}-{Stamp(month)}", $"campaign:{campaign.Id}", month.AddHours(9),
                    new CampaignSpent { Campaign = campaign.Id, Channel = campaign.Channel, Amount = campaign.Monthly });
        for (var location = 0; location < world.Locations.Count; location++)
            foreach (var doctor in world.Doctors[location])
                foreach (var shift in Shifts(world, location, doctor))
                    yield return shift;
    }

    /// <summary>A week's shifts are known a month ahead, so the last ones lie in the weeks to come.</summary>
    private static IEnumerable<IncomingEvent> Shifts(DemoWorld world, int location, DemoStaff doctor)
    {
        var calendar = world.Calendar(location);
        for (var day = world.Begin.Date; day < world.Now.AddDays(28); day = day.AddDays(1))
        {
            if (Schedule.Shift(calendar, doctor, day) is not var (from, to))
                continue;
            var id = $"shift-{doctor.Id}-{Stamp(day)}";
            yield return Event(world, id, $"staff:{doctor.Id}", day.AddDays(-29).AddHours(12), new ShiftPlanned
            {
                Shift = id, Staff = doctor.Id, Location = doctor.Location, Chair = Schedule.Chair(doctor),
                Start = world.Utc(from), End = world.Utc(to),
            });
        }
    }

    private static string Stamp(DateTime day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static IncomingEvent Event(DemoWorld world, string id, string subject, DateTime at, EventData data, PersonDetails? person = null) =>
        new(new JourneyEvent(DemoClinic.Source, id, subject, world.Utc(at), data), person);
}
