using ClinicFlow.Journeys.Facts;
using ClinicFlow.Journeys.Folding;
using ClinicFlow.Journeys.State;
using ClinicFlow.Rules;
using ClinicFlow.Workflows;

namespace ClinicFlow.Journeys.Stages;

/// <summary>Gives the expressions of a workflow the facts of its journey or plan: the adapter between the two engines.</summary>
public sealed class ExpressionScope(PatientFold fold)
{
    private static readonly object True = true, False = false;
    private readonly object?[] inputs = new object?[Inputs.Norm];
    private ClinicPlace place = fold.Place;

    /// <summary>Whose expressions come next.</summary>
    public void Look(Pass? pass, PlanFacts? plan)
    {
        var patient = fold.State.Patient;
        place = fold.Clinic.Place(plan?.Location ?? pass?.Facts.Location ?? patient.Location);
        inputs[Inputs.Journey] = pass?.Facts;
        inputs[Inputs.Patient] = patient;
        inputs[Inputs.Lead] = LeadOf(patient, pass?.Facts.Id);
        inputs[Inputs.Plan] = plan;
        inputs[Inputs.Appointment] = AppointmentOf(patient, pass?.Facts.Id);
        inputs[Inputs.Visit] = VisitOf(patient, pass?.Facts.Id);
        inputs[Inputs.Location] = place.Facts;
    }

    public object? Evaluate(WorkflowExpression expression, WorkflowScope _)
    {
        if (expression.Type == "RuleSet") return Class(expression.Text);
        var compiled = expression.Tag as RuleExpression;
        if (compiled is null) expression.Tag = compiled = RuleExpression.Compile(expression.Text, Inputs.Schema);
        var context = place.At(fold.Time);
        if (compiled.ResultType == typeof(bool) || compiled.ResultType == typeof(bool?)) return compiled.EvaluateBool(inputs, context) ? True : False;
        return compiled.Evaluate(inputs, context);
    }

    public bool Holds(RuleExpression condition) => condition.EvaluateBool(inputs, place.At(fold.Time));

    public object? Value(RuleExpression expression) => expression.Evaluate(inputs, place.At(fold.Time));

    /// <summary>Adds working minutes, hours or days by the calendar of the journey's location.</summary>
    public DateTimeOffset AddWorking(DateTimeOffset from, string duration) => place.AddWorking(from, duration);

    private object? Class(string set)
    {
        if (fold.Clinic.Definitions.RuleSet(set)?.At(fold.Time)?.Value is not { } rules) return null;
        var all = new object?[Inputs.Count];
        inputs.CopyTo(all, 0);
        all[Inputs.Norm] = rules.Norm(null, place.Facts.Id);
        return rules.Set.Purpose == RulePurpose.Class
            ? rules.Classify(all, place.At(fold.Time), out _)
            : rules.Rules.All(r => r.Status(all, place.At(fold.Time)) == RuleStatus.Passed);
    }

    private static LeadFacts? LeadOf(PatientFacts patient, string? journey) => patient.Leads.FindLast(l => l.Journey == journey);

    /// <summary>The pass's next active appointment, else its latest.</summary>
    private static AppointmentFacts? AppointmentOf(PatientFacts patient, string? journey)
    {
        AppointmentFacts? next = null, latest = null;
        foreach (var a in patient.Appointments)
        {
            if (a.Journey != journey) continue;
            if (a.Active && (next is null || a.Start < next.Start)) next = a;
            if (latest is null || a.Start >= latest.Start) latest = a;
        }
        return next ?? latest;
    }

    internal static AppointmentFacts? VisitOf(PatientFacts patient, string? journey)
    {
        AppointmentFacts? latest = null;
        foreach (var a in patient.Appointments)
            if (a.Journey == journey && a.ArrivedAt is not null && (latest is null || a.ArrivedAt >= latest.ArrivedAt)) latest = a;
        return latest;
    }
}
