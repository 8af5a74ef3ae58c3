using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Platform.Data.Demo.Scenes;

/// <summary>The doctor's plan: a typical treatment with its prices; some prices forgotten, a few plans left empty for a while.</summary>
internal static class PlanWriting
{
    /// <param name="shown">The turn of a showcase plan: it is complete, and curators take turns.</param>
    public static DemoPlan Identify(Story story, Visit visit, int? shown = null)
    {
        var (random, doctor) = (story.Random, visit.Booking.Doctor);
        var treatment = random.Pick(DemoTreatments.Of(doctor.Specialty!));
        var tooth = random.Between(0, DemoTreatments.Teeth.Count - 1);
        var other = DemoTreatments.Teeth[(tooth + random.Between(1, DemoTreatments.Teeth.Count - 1)) % DemoTreatments.Teeth.Count];
        string Named(string name) => name.Replace("{t}", DemoTreatments.Teeth[tooth], StringComparison.Ordinal).Replace("{u}", other, StringComparison.Ordinal);

        var unpriced = random.Chance(DemoRates.UnpricedOf(doctor.Id));
        var empty = shown is null && random.Chance(DemoRates.NoItems);
        var neverFilled = empty && random.Chance(0.75);
        var curator = !story.Location.Curators ? null : shown is { } turn ? story.Curators[turn % story.Curators.Count].Id : random.Pick(story.Curators).Id;
        visit.Clock = visit.Clock.AddMinutes(random.Between(3, 9));
        var id = story.NewId("t");
        var items = treatment.Steps.Select((step, n) => Item(random, $"{id}.{n + 1}", step, Named(step.Name), unpriced)).ToList();
        var plan = new DemoPlan
        {
            Id = id, Doctor = doctor, Appointment = visit.Booking.Id, IdentifiedAt = visit.Clock, Curator = curator,
            Owner = curator ?? story.FrontDesk, Items = neverFilled ? [] : items,
        };
        Say(story, plan, Named(treatment.Name), empty ? [] : items, plan.IdentifiedAt);
        if (empty && !neverFilled)
            Say(story, plan, Named(treatment.Name), items, plan.IdentifiedAt.AddMinutes(6));
        story.Plant(plan.IdentifiedAt, (unpriced ? DemoTruth.Unpriced : DemoTruth.Priced) + doctor.Id);
        story.Plant(plan.IdentifiedAt, neverFilled ? DemoTruth.WithoutItems : DemoTruth.WithItems);
        return plan;
    }

    private static DemoItem Item(DemoRandom random, string id, DemoStep step, string name, bool unpriced)
    {
        var service = DemoServices.Of(step.Service);
        var cost = service.Price * step.Times;
        return new DemoItem
        {
            Id = id, Name = name, Service = service, Heal = step.Heal, Gap = step.Gap, Same = step.Same, Cost = cost,
            Price = unpriced && random.Chance(0.55) ? null : cost,
        };
    }

    private static void Say(Story story, DemoPlan plan, string name, List<DemoItem> items, DateTime at) =>
        story.Tell(at, new PlanIdentified
        {
            Plan = plan.Id, Name = name, Specialty = plan.Doctor.Specialty, Location = story.Location.Id, Staff = plan.Doctor.Id,
            Curator = plan.Curator, Appointment = plan.Appointment,
            Items = [.. items.Select(i => new PlanItem
            {
                Item = i.Id, Name = i.Name, Code = i.Service.Code, Specialty = i.Service.Specialty, Price = i.Price, HealDays = i.Heal > 0 ? i.Heal : null,
            })],
        });
}
