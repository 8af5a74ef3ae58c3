using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Tests.Platform.Data.Demo;

/// <summary>Whoever signs in this morning finds work.</summary>
public sealed class DemoTodayTests
{
    [Fact]
    public void Leads_of_the_last_hours_wait_for_an_answer()
    {
        var waiting = DemoSample.Patients.SelectMany(p => p.Of<LeadReceived>()
            .Where(l => l.At > DemoSample.Now.AddHours(-12) && !p.Of<CallMade>().Any(c => c.Data.Lead == l.Data.Lead))).Count();
        Assert.InRange(waiting, 3, 60);
    }

    [Fact]
    public void Patients_are_expected_today_and_in_the_weeks_to_come_at_every_location()
    {
        var expected = DemoSample.Patients.SelectMany(p => p.Of<AppointmentBooked>()).Where(b => b.Data.Start > DemoSample.Now).ToList();
        Assert.True(expected.Count(b => b.Data.Start < DemoSample.Now.Date.AddDays(1)) >= 5);
        Assert.Equal(3, expected.Select(b => b.Data.Location).Distinct().Count());
        Assert.Contains(expected, b => b.Data.Start > DemoSample.Now.AddDays(21));
    }

    [Fact]
    public void Somebody_is_in_the_clinic_or_has_been_today() =>
        Assert.Contains(DemoSample.Patients, p => p.Of<AppointmentArrived>().Any(a => a.At > DemoSample.Now.AddHours(-3)));

    [Fact]
    public void Appointments_lie_in_opening_hours_and_on_shifts()
    {
        var shifts = DemoSample.Clinic().ClinicEvents().Select(e => e.Event.Data).OfType<ShiftPlanned>()
            .ToLookup(s => (s.Staff, s.Start.AddHours(3).Date));
        foreach (var (_, booked) in DemoSample.Patients.SelectMany(p => p.Of<AppointmentBooked>()).Where(b => b.Data.Start < DemoSample.Now.AddDays(20)))
            Assert.Contains(shifts[(booked.Staff!, booked.Start.AddHours(3).Date)], s => s.Start <= booked.Start && booked.Start < s.End);
    }

    [Fact]
    public void Every_appointment_of_the_past_came_to_an_end()
    {
        foreach (var patient in DemoSample.Patients)
        {
            var starts = patient.Of<AppointmentBooked>().ToDictionary(b => b.Data.Appointment, b => b.Data.Start);
            foreach (var (_, moved) in patient.Of<AppointmentRescheduled>())
                starts[moved.Appointment] = moved.Start ?? DateTimeOffset.MaxValue;
            foreach (var e in patient.Events)
                if (e.Event.Data is AppointmentArrived a) starts.Remove(a.Appointment);
                else if (e.Event.Data is AppointmentCancelled c) starts.Remove(c.Appointment);
                else if (e.Event.Data is AppointmentNoShow n) starts.Remove(n.Appointment);
            Assert.DoesNotContain(starts, s => s.Value < DemoSample.Now.AddHours(-1));
        }
    }
}
