using System.Collections.Concurrent;
using ClinicFlow.Journeys.Facts;
using ClinicFlow.Rules;
using ClinicFlow.Workflows;

namespace ClinicFlow.Tests.Content;

/// <summary>
/// One pass (or one plan) run through the shipped definitions: facts are changed by hand, time passes, timers ring. The facts
/// are those that rules see; expressions are evaluated as the product does.
/// </summary>
internal sealed class JourneyRun
{
    private static readonly FactSchema Schema = FactSchema.Of(
        new("journey", FactType.Clr<JourneyFacts>()), new("patient", FactType.Clr<PatientFacts>()), new("lead", FactType.Clr<LeadFacts>()),
        new("appointment", FactType.Clr<AppointmentFacts>()), new("visit", FactType.Clr<AppointmentFacts>()), new("plan", FactType.Clr<PlanFacts>()),
        new("location", FactType.Clr<LocationFacts>()));

    private static readonly ConcurrentDictionary<string, WorkflowDefinition> Definitions = new();

    private readonly WorkflowEnvironment _environment;
    private readonly bool _ofPlan;
    private WorkflowDefinition _definition;
    private WorkflowInstance _instance;

    public JourneyRun(string start, Action<JourneyRun> facts, string definition = "lead")
    {
        Now = Moment(start);
        Journey = new JourneyFacts { Id = "J1", Stage = definition, OpenedAt = Now, StageSince = Now };
        _ofPlan = definition == "plan-course";
        _environment = new WorkflowEnvironment { Evaluate = Evaluate, AddDuration = AddWorking, TimeZone = ClinicWeek.Zone };
        facts(this);
        _definition = Read(definition);
        _instance = Begin();
    }

    public DateTimeOffset Now { get; private set; }
    public JourneyFacts Journey { get; }
    public PatientFacts Patient { get; } = new() { Id = "P1" };
    public LeadFacts? Lead { get; set; }
    public AppointmentFacts? Appointment { get; set; }
    public AppointmentFacts? Visit { get; set; }
    public PlanFacts? Plan { get; set; }
    public LocationFacts Location { get; } = new() { Id = "main" };

    /// <summary>The stages that the pass went through, and at last how it was closed: lead, arrival, closed: not-arrived.</summary>
    public List<string> Path { get; } = [];
    public List<string> Checked { get; } = [];
    public List<string> Escalated { get; } = [];
    public string Stands => _instance.Status == WorkflowStatus.Finished ? "ended" : Assert.Single(_instance.Waits).ActivityId;
    public OpenTask? Task => _instance.Status == WorkflowStatus.Finished ? null : Assert.Single(_instance.Waits).Task;

    public static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text + "+03:00", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Lets time pass, ringing every timer on the way, then changes the facts.</summary>
    public JourneyRun At(string time, Action<JourneyRun>? change = null)
    {
        var to = Moment(time);
        while (_instance.Status == WorkflowStatus.Running && _instance.NextDue is { } due && due <= to)
        {
            Now = due > Now ? due : Now;
            Take(WorkflowEngine.Advance(_definition, _instance, new Stimulus.TimeReached(), _environment, Now));
        }

        Now = to;
        change?.Invoke(this);
        if (_instance.Status == WorkflowStatus.Running) Take(WorkflowEngine.Advance(_definition, _instance, new Stimulus.StateChanged(), _environment, Now));
        return this;
    }

    /// <summary>What the patient was booked for; a booking in the pass, as the fold writes it.</summary>
    public void Book(string start)
    {
        Journey.BookedAt ??= Now;
        Journey.NextVisitAt = Patient.NextVisitAt = Moment(start);
        Appointment = new AppointmentFacts { Id = $"A{start}", BookedAt = Now, Start = Moment(start), Active = true };
        if (Plan is not null) Plan.NextVisitAt = Moment(start);
    }

    public void Come(string? outcome = null)
    {
        Appointment ??= new AppointmentFacts { Id = "A", Start = Now };
        (Appointment.ArrivedAt, Appointment.Active, Visit) = (Now, false, Appointment);
        Journey.ArrivedAt ??= Now;
        (Journey.NextVisitAt, Patient.NextVisitAt, Journey.MissedInRow) = (null, null, 0);
        if (Plan is not null) (Plan.NextVisitAt, Plan.MissedInRow) = (null, 0);
        if (outcome is not null) Leave(outcome);
    }

    public void Leave(string outcome)
    {
        (Visit!.CompletedAt, Visit.Outcome) = (Now, outcome);
        Journey.CompletedAt ??= Now;
        (Journey.LastCompletedAt, Journey.VisitOutcome, Patient.LastVisitAt) = (Now, outcome, Now);
        if (Plan is not null) (Plan.LastVisitAt, Plan.LastProgressAt) = (Now, Now);
    }

    public void Miss()
    {
        (Appointment!.NoShowAt, Appointment.Active) = (Now, false);
        (Journey.NextVisitAt, Patient.NextVisitAt, Journey.LastMissedAt) = (null, null, Now);
        Journey.MissedInRow++;
        if (Plan is not null) (Plan.NextVisitAt, Plan.LastMissedAt, Plan.MissedInRow) = (null, Now, Plan.MissedInRow + 1);
    }

    public void Cancel()
    {
        (Appointment!.CancelledAt, Appointment.Active) = (Now, false);
        (Journey.NextVisitAt, Patient.NextVisitAt, Journey.LastCancelledAt) = (null, null, Now);
    }

    public void Identify()
    {
        (Journey.IdentifiedAt, Journey.PlansToAgree) = (Now, Journey.PlansToAgree + 1);
    }

    public void Propose() => Journey.ProposedAt ??= Now;

    public void Agree()
    {
        Journey.IdentifiedAt ??= Now;
        Journey.AgreedAt ??= Now;
        (Journey.PlansToAgree, Journey.Plans, Journey.OpenPlans) = (Math.Max(0, Journey.PlansToAgree - 1), Journey.Plans + 1, Journey.OpenPlans + 1);
    }

    public void FinishPlan()
    {
        (Journey.OpenPlans, Journey.LastPlanEndedAt) = (Journey.OpenPlans - 1, Now);
    }

    private static WorkflowDefinition Read(string definition) =>
        Definitions.GetOrAdd(definition, static name => DefinitionFile.Read(ContentFiles.Text($"workflows/{name}.json"), $"{name}.json").Definition!);

    private WorkflowInstance Begin()
    {
        if (!_ofPlan)
        {
            (Journey.Stage, Journey.StageSince) = (_definition.Stage!, Now);
            Path.Add(_definition.Stage!);
        }

        var result = WorkflowEngine.Start(_definition, _environment, Now);
        _instance = result.Instance;
        Take(result);
        return _instance;
    }

    private void Take(AdvanceResult result)
    {
        _instance = result.Instance;
        Assert.Empty(_instance.Incidents);
        string? next = null;
        foreach (var effect in result.Effects)
        {
            if (effect is WorkflowEffect.StageChecked judged) Checked.Add(judged.Stage);
            if (effect is WorkflowEffect.TaskEscalated escalated) Escalated.Add(escalated.Role);
            if (effect is WorkflowEffect.StageMoved moved) next = moved.Stage;
            if (effect is WorkflowEffect.JourneyClosed closed)
            {
                (Journey.ClosedAt, Journey.Outcome) = (Now, closed.Outcome);
                Path.Add($"closed: {closed.Outcome}{(closed.Reason is null ? "" : $" ({closed.Reason})")}");
            }
        }

        if (next is null) return;
        _definition = Read(next);
        Begin();
    }

    private object? Evaluate(WorkflowExpression expression, WorkflowScope scope)
    {
        Assert.Equal("Rule", expression.Type);
        var compiled = (RuleExpression)(expression.Tag ??= RuleExpression.Compile(expression.Text, Schema));
        return compiled.Evaluate([Journey, Patient, Lead, Appointment, Visit, Plan, Location], RuleFacts.At(scope.Now));
    }

    private static DateTimeOffset AddWorking(DateTimeOffset from, string text)
    {
        var duration = WorkflowDurations.Parse(text);
        return duration.Unit switch
        {
            DurationUnit.WorkingDays => ClinicWeek.Calendar.AddWorkingDays(from, (double)duration.Amount),
            DurationUnit.WorkingHours => ClinicWeek.Calendar.AddWorkingMinutes(from, (double)duration.Amount * 60),
            _ => ClinicWeek.Calendar.AddWorkingMinutes(from, (double)duration.Amount),
        };
    }
}
