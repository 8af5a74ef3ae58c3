using ClinicFlow.Intake;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Segments;
using ClinicFlow.Platform.Data.Demo;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Journeys.Segments;

/// <summary>A night: the rhythm of every specialty, and everybody in exactly one segment.</summary>
public sealed class SegmentsJobTests
{
    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_visits_of_one_course_are_no_returns(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await Visits(clinic, "P-1", 700, 350);
        await clinic.AgreedPlan("P-2", 60);
        foreach (var day in new[] { 50, 40, 30 }) await Visit(clinic, "P-2", clinic.Now.AddDays(-day), "P-P-2");
        var returned = await Row(clinic, "P-1");
        Assert.Equal(("350", 350d, 1), (returned.Returns, returned.RhythmDays, returned.Gaps));
        var treated = await Row(clinic, "P-2");
        Assert.Equal((4, null, 0), (treated.Visits, treated.Returns, treated.Gaps));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_night_learns_the_rhythm_and_wakes_those_who_are_late_by_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        for (var i = 0; i < ReturnHistories.Fewest; i++) await Visits(clinic, "R-" + i, 620 + i, 310 + i, 20 + i);
        await Visits(clinic, "late", 900, 400);
        Assert.Equal("sleeping", (await Row(clinic, "late")).Segment);
        await Visits(clinic, "patient", 700, 440, 250);
        Assert.Equal("best", (await Row(clinic, "patient")).Segment);

        Assert.Equal(ReturnHistories.Fewest + 2, await clinic.Get<SegmentsJob>().Night());
        var rhythm = await clinic.Read(c => c.Rhythms.SingleAsync(r => r.Specialty == SpecialtyRhythm.Everybody));
        Assert.Equal(300, rhythm.MedianDays, 15.0);
        Assert.Equal(await clinic.Read(c => c.Patients.CountAsync()), await clinic.Read(c => c.SegmentsNow.CountAsync()));

        // The second night finds nothing new and writes nothing.
        Assert.Equal(0, await clinic.Get<SegmentsJob>().Night());
        Assert.Equal(rhythm.ComputedAt, (await clinic.Read(c => c.Rhythms.SingleAsync(r => r.Specialty == SpecialtyRhythm.Everybody))).ComputedAt);

        await clinic.Wait(TimeSpan.FromDays(400));
        Assert.True(await clinic.Get<SegmentsJob>().Night() > 0);
        var changes = await clinic.Read(c => c.SegmentChanges.Where(s => s.Patient == Key.Patient("patient")).OrderBy(s => s.At).ToListAsync());
        Assert.Equal([(null, "best"), ("best", "churned")], changes.Select(c => (c.Before, c.Segment)));
        Assert.Equal(changes[1].At, (await clinic.Read(c => c.SegmentsNow.SingleAsync(s => s.Patient == Key.Patient("patient")))).Since);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_the_rows_of_patients_say_is_what_their_folds_say(Store store)
    {
        var night = new DateTimeOffset(2026, 5, 26, 4, 30, 0, TimeSpan.FromHours(3));
        await using var clinic = await TestClinic.Open(store, night);
        var demo = DemoClinic.Plan(new DemoOptions { Patients = 400, Now = night });
        await clinic.Get<WriteQueue>().Write(Writer.Background, session => { new IntakeWriter(session, clinic.Now, heldBack: true).Write([.. demo.Patients(0, 400).SelectMany(p => p.Events)]); });
        await clinic.Fold();
        await clinic.Get<SegmentsJob>().Night();
        Assert.NotEmpty(await clinic.Read(c => c.Rhythms.ToListAsync()));
        var segments = await clinic.Read(c => c.Patients.Select(p => p.Segment).Distinct().ToListAsync());
        Assert.True(segments.Count >= 5, string.Join(' ', segments));
        Assert.Equal(0, await clinic.Get<Reclassify>().Handle());

        // Folding everybody anew, from the log, by the same rhythms changes nobody's segment.
        var before = await clinic.Read(c => c.Patients.ToDictionaryAsync(p => p.Id, p => p.Segment));
        await clinic.Get<WriteQueue>().Write(Writer.Background, session => PendingPatients.Mark(session, before.Keys));
        await clinic.Fold();
        Assert.Equal(before, await clinic.Read(c => c.Patients.ToDictionaryAsync(p => p.Id, p => p.Segment)));
    }

    private static Task<PatientRow> Row(TestClinic clinic, string patient) => clinic.Read(c => c.Patients.AsNoTracking().SingleAsync(p => p.Id == Key.Patient(patient)));

    private static async Task Visits(TestClinic clinic, string patient, params int[] daysAgo)
    {
        foreach (var days in daysAgo) await Visit(clinic, patient, clinic.Now.AddDays(-days), null);
    }

    private static Task Visit(TestClinic clinic, string patient, DateTimeOffset at, string? plan)
    {
        var id = $"{patient}-{at:yyyyMMdd}";
        return clinic.Tell(patient,
            (at.AddDays(-2), new AppointmentBooked { Appointment = id, Start = at, Location = "centre", Plan = plan }),
            (at, new AppointmentArrived { Appointment = id, Location = "centre" }),
            (at.AddHours(1), new AppointmentCompleted { Appointment = id, Outcome = plan is null ? "no-plan-needed" : "treated" }));
    }
}
