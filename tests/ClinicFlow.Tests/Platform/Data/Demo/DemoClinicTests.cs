using System.Security.Cryptography;
using System.Text;
using ClinicFlow.Intake.Events;
using ClinicFlow.Platform.Data.Demo;

namespace ClinicFlow.Tests.Platform.Data.Demo;

public sealed class DemoClinicTests
{
    [Fact]
    public void The_same_options_give_the_same_events()
    {
        Assert.Equal(Hash(DemoSample.Clinic(400)), Hash(DemoSample.Clinic(400)));
        Assert.NotEqual(Hash(DemoSample.Clinic(400)), Hash(DemoSample.Clinic(400, seed: 2)));
    }

    [Fact]
    public void A_patient_alone_is_the_patient_of_the_stream()
    {
        foreach (var number in new[] { 0, 1, 25, 777, 4_999 })
            Assert.Equal(Text(DemoSample.Patients[number].Events), Text(DemoSample.Clinic().Patient(number).Events));
    }

    [Fact]
    public void The_stream_begins_and_ends_where_it_is_told_to()
    {
        Assert.Equal(["p0000098", "p0000099"], DemoSample.Clinic(100).Patients(98, 10).Select(p => p.Subject));
    }

    [Theory]
    [InlineData("2026-11-18T06:40:00Z")]
    [InlineData("2026-11-22T23:30:00Z")]
    [InlineData("2027-03-01T09:00:00Z")]
    public void Nothing_happens_later_than_now(string when)
    {
        var now = DateTimeOffset.Parse(when, System.Globalization.CultureInfo.InvariantCulture);
        var clinic = DemoSample.Clinic(600, now: now);
        Assert.DoesNotContain(clinic.Patients().SelectMany(p => p.Events).Concat(clinic.ClinicEvents()), e => e.Event.Time > now);
    }

    [Fact]
    public void Times_are_whole_seconds_in_UTC_within_the_months_asked_for()
    {
        foreach (var e in DemoSample.Patients.SelectMany(p => p.Events))
        {
            Assert.Equal(TimeSpan.Zero, e.Event.Time.Offset);
            Assert.Equal(0, e.Event.Time.Ticks % TimeSpan.TicksPerSecond);
            Assert.True(e.Event.Time >= DemoSample.Now.AddMonths(-18).AddDays(-1), e.Event.ToString());
        }
    }

    [Fact]
    public void No_id_is_used_twice_and_every_patient_is_sorted()
    {
        var ids = new HashSet<string>();
        foreach (var patient in DemoSample.Patients)
        {
            Assert.All(patient.Events, e => Assert.True(ids.Add(e.Event.Id), e.Event.Id));
            Assert.All(patient.Events, e => Assert.Equal(patient.Subject, e.Event.Subject));
            Assert.Equal(patient.Events.OrderBy(e => e.Event.Time).ThenBy(e => e.Event.Type.Rank).ThenBy(e => e.Event.Id, StringComparer.Ordinal), patient.Events);
        }
        Assert.All(DemoSample.Clinic().ClinicEvents(), e => Assert.True(ids.Add(e.Event.Id), e.Event.Id));
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.6)]
    public void A_million_patients_have_twelve_events_each_or_more(double onlyEnquired)
    {
        var clinic = DemoClinic.Plan(new DemoOptions { Patients = 1_000_000, Now = DemoSample.Now, OnlyEnquired = onlyEnquired });
        Assert.InRange(clinic.Patients(500_000, 2_000).Average(p => p.Events.Count), 12, 40);
    }

    [Fact]
    public void Every_role_has_an_account_and_every_account_a_member_of_staff()
    {
        string[] roles = ["curator", "agent", "frontdesk", "seniorfrontdesk", "doctor", "auditor", "quality", "manager", "integrator", "admin"];
        var clinic = DemoSample.Clinic();
        Assert.Equal(roles.Order(), clinic.Accounts.Select(a => a.Role).Distinct().Order());
        Assert.All(clinic.Accounts, a => Assert.Contains(clinic.Staff, s => s.Id == a.Staff && s.Role == a.Role && s.Location == a.Location));
        Assert.Equal(clinic.Accounts.Count, clinic.Accounts.Select(a => a.UserName).Distinct().Count());
    }

    private static string Hash(DemoClinic clinic) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Text(clinic.ClinicEvents()) + string.Concat(clinic.Patients().Select(p => Text(p.Events))))));

    private static string Text(IEnumerable<IncomingEvent> events) =>
        string.Join('\n', events.Select(e => $"{e.Event.Id} {e.Event.Subject} {e.Event.Time:O} {e.Event.Type.Name} {EventJson.Write(e.Event.Data)} {e.Person} {e.Note}"));
}
