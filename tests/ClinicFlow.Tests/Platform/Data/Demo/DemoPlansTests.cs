using System.Globalization;
using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Tests.Platform.Data.Demo;

public sealed class DemoPlansTests
{
    [Fact]
    public void Agreed_done_and_cancelled_items_exist_in_their_plan()
    {
        foreach (var patient in DemoSample.Patients)
        {
            var items = patient.Of<PlanIdentified>().SelectMany(p => p.Data.Items).Select(i => i.Item).ToHashSet();
            var named = patient.Of<PlanAgreed>().SelectMany(a => a.Data.Items ?? [])
                .Concat(patient.Of<PlanItemDone>().Select(d => d.Data.Item))
                .Concat(patient.Of<PlanItemCancelled>().Select(c => c.Data.Item))
                .Concat(patient.Of<AppointmentBooked>().Select(b => b.Data.Item).OfType<string>());
            Assert.All(named, item => Assert.Contains(item, items));
        }
    }

    [Fact]
    public void A_plan_is_agreed_once_with_items_after_it_was_shown()
    {
        foreach (var patient in DemoSample.Patients)
            foreach (var (at, agreed) in patient.Of<PlanAgreed>())
            {
                Assert.Single(patient.Of<PlanAgreed>(), a => a.Data.Plan == agreed.Plan);
                Assert.Contains(patient.Of<PlanProposed>(), p => p.Data.Plan == agreed.Plan && p.At <= at);
                Assert.Contains(patient.Of<PlanIdentified>(), p => p.Data.Plan == agreed.Plan && p.Data.Items.Count > 0 && p.At <= at);
            }
    }

    [Fact]
    public void No_item_is_done_twice_or_before_it_has_healed()
    {
        foreach (var patient in DemoSample.Patients)
        {
            var done = patient.Of<PlanItemDone>().ToDictionary(d => d.Data.Item, d => d.At);
            foreach (var (_, plan) in patient.Of<PlanIdentified>())
                for (var i = 1; i < plan.Items.Count; i++)
                    if (plan.Items[i].HealDays is { } days && done.TryGetValue(plan.Items[i].Item, out var at) && done.TryGetValue(plan.Items[i - 1].Item, out var before))
                        Assert.True(at - before >= TimeSpan.FromDays(days - 1), $"{patient.Subject} {plan.Items[i].Name} {before} {at}");
        }
    }

    [Fact]
    public void A_completed_plan_has_every_agreed_item_done_or_cancelled()
    {
        foreach (var patient in DemoSample.Patients)
            foreach (var (_, completed) in patient.Of<PlanCompleted>())
            {
                var agreed = patient.Of<PlanAgreed>().Single(a => a.Data.Plan == completed.Plan).Data;
                var ended = patient.Of<PlanItemDone>().Select(d => d.Data.Item).Concat(patient.Of<PlanItemCancelled>().Select(c => c.Data.Item)).ToHashSet();
                var items = agreed.Items ?? [.. patient.Of<PlanIdentified>().Last(p => p.Data.Plan == completed.Plan).Data.Items.Select(i => i.Item)];
                Assert.All(items, item => Assert.Contains(item, ended));
            }
    }

    [Theory]
    [InlineData("2026-11-18T06:40:00Z")]
    [InlineData("2026-11-22T12:00:00Z")]
    [InlineData("2026-11-23T06:30:00Z")]
    [InlineData("2026-11-24T16:50:00Z")]
    [InlineData("2027-01-01T23:00:00Z")]
    public void Each_doctor_curator_and_location_has_something_on_every_tab(string when)
    {
        var now = DateTimeOffset.Parse(when, CultureInfo.InvariantCulture);
        var clinic = DemoSample.Clinic(now: now);
        var rows = clinic.Patients().SelectMany(p => DemoQueue.Of(p, now)).ToList();
        foreach (var tab in DemoQueue.Tabs)
            foreach (var staff in clinic.Staff.Where(s => s.Role is "doctor" or "curator"))
                Assert.True(rows.Exists(r => r.Tab == tab && (r.Doctor == staff.Id || r.Curator == staff.Id)), $"{staff.Id} has nothing on {tab}");
        Assert.All(DemoQueue.Tabs, tab => Assert.Equal(3, rows.Where(r => r.Tab == tab).Select(r => r.Location).Distinct().Count()));
        Assert.All(rows, r => Assert.Equal(r.Location == "mytishchi", r.Curator is null));
        Assert.InRange(rows.Count(r => r.Tab is not "closed"), 300, 900);
    }
}
