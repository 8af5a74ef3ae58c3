using ClinicFlow.Journeys.Facts;
using ClinicFlow.Journeys.Folding;
using ClinicFlow.Journeys.Stages;
using ClinicFlow.Rules;

namespace ClinicFlow.Journeys.Standards;

/// <summary>Walks the elements of a rule set's subject (each lead, appointment, visit, plan, item, journey, or the patient) and fills the inputs.</summary>
public sealed class SubjectEvaluator(PatientFold fold)
{
    private ClinicPlace? at;

    /// <summary>The inputs of the element that is being looked at, norms last.</summary>
    public object?[] Inputs { get; } = new object?[Journeys.Inputs.Count];

    public EvaluationContext Context { get; private set; } = fold.Place.At(fold.Time);

    /// <summary>Calls <paramref name="see"/> for each element that is not among <paramref name="passedOver"/>; the inputs are those of the element meanwhile.</summary>
    public void Each(string? subject, CompiledRuleSet set, Action<Subject> see, HashSet<object>? passedOver = null)
    {
        var p = fold.State.Patient;
        switch (subject)
        {
            case "lead":
                foreach (var lead in p.Leads)
                    if (Due(lead)) See(set, see, new(lead, "lead", lead.Id, lead.Journey, lead.Specialty, lead.Location), lead: lead, staff: lead.AssignedTo);
                break;
            case "appointment":
                foreach (var a in p.Appointments)
                    if (Due(a)) See(set, see, Of(a), appointment: a, plan: PlanOf(a), staff: a.Staff);
                break;
            case "visit":
                foreach (var a in p.Appointments)
                    if (a.ArrivedAt is not null && Due(a)) See(set, see, Of(a), appointment: a, visit: a, plan: PlanOf(a), staff: a.Staff);
                break;
            case "plan":
                foreach (var plan in p.Plans)
                    if (Due(plan)) See(set, see, Of(plan), plan: plan, staff: plan.Staff);
                break;
            case "item":
                foreach (var plan in p.Plans)
                    foreach (var item in plan.Items)
                        if (Due(item)) See(set, see, Of(plan) with { Element = item, Item = item.Id, Specialty = item.Specialty ?? plan.Specialty }, plan: plan, item: item, staff: plan.Staff);
                break;
            case "journey":
                foreach (var pass in fold.State.Passes)
                    if (Due(pass)) See(set, see, new(pass, "journey", pass.Facts.Id, pass.Facts.Id, pass.Facts.Specialty, pass.Facts.Location), visit: ExpressionScope.VisitOf(p, pass.Facts.Id));
                break;
            default:
                if (Due(p)) See(set, see, new(p, "patient", "", fold.State.Current?.Facts.Id ?? (fold.State.Passes.Count > 0 ? fold.State.Passes[^1].Facts.Id : null), p.Specialty, p.Location));
                break;
        }

        bool Due(object element) => passedOver is null || !passedOver.Contains(element);
    }

    /// <summary>The plan that the appointment was booked for; where the booking names none, the latest open one of its pass.</summary>
    private PlanFacts? PlanOf(AppointmentFacts a)
    {
        var plans = fold.State.Patient.Plans;
        for (var i = plans.Count - 1; i >= 0; i--)
            if (a.Plan is { } named ? plans[i].Id == named : plans[i].Open && plans[i].Journey == a.Journey) return plans[i];
        return null;
    }

    private static Subject Of(AppointmentFacts a) => new(a, "appointment", a.Id, a.Journey, a.Specialty, a.Location);

    private static Subject Of(PlanFacts plan) => new(plan, "plan", plan.Id, plan.Journey, plan.Specialty, plan.Location);

    private static LeadFacts? LeadOf(PatientFacts p, string journey)
    {
        for (var i = p.Leads.Count - 1; i >= 0; i--)
            if (p.Leads[i].Journey == journey) return p.Leads[i];
        return null;
    }

    private void See(
        CompiledRuleSet set, Action<Subject> see, Subject subject, LeadFacts? lead = null, PlanFacts? plan = null, PlanItemFacts? item = null,
        AppointmentFacts? appointment = null, AppointmentFacts? visit = null, string? staff = null)
    {
        var p = fold.State.Patient;
        var journey = fold.State.PassOf(subject.Journey)?.Facts;
        var place = fold.Clinic.Place(subject.Location ?? journey?.Location ?? p.Location);
        if (Context.Now != fold.Time || !ReferenceEquals(at, place)) Context = (at = place).At(fold.Time);
        Inputs[Journeys.Inputs.Journey] = journey;
        Inputs[Journeys.Inputs.Patient] = p;
        Inputs[Journeys.Inputs.Lead] = lead ?? (journey is null ? null : LeadOf(p, journey.Id));
        Inputs[Journeys.Inputs.Plan] = plan;
        Inputs[Journeys.Inputs.Item] = item;
        Inputs[Journeys.Inputs.Appointment] = appointment;
        Inputs[Journeys.Inputs.Visit] = visit;
        Inputs[Journeys.Inputs.Staff] = fold.Clinic.Member(staff);
        Inputs[Journeys.Inputs.Location] = place.Facts;
        Inputs[Journeys.Inputs.Task] = null;
        Inputs[Journeys.Inputs.Norm] = set.Norm(subject.Specialty, place.Facts.Id);
        see(subject with { Location = place.Facts.Id });
    }
}
