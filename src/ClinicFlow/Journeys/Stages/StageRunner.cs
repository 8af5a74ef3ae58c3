using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys.Facts;
using ClinicFlow.Journeys.Folding;
using ClinicFlow.Journeys.State;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Workflows;

namespace ClinicFlow.Journeys.Stages;

/// <summary>
/// Runs the workflows of a patient inside the fold: one instance for the stage of the open pass, one for each plan, and those
/// beside the stages. The workflows alone say when a stage is left and where to; nothing here knows a stage but the first.
/// </summary>
public sealed partial class StageRunner
{
    /// <summary>Every pass starts here.</summary>
    public const string First = "lead";

    private const int MovesAtMost = 100;
    private static readonly Stimulus Changed = new Stimulus.StateChanged(), Reached = new Stimulus.TimeReached();

    private readonly PatientFold fold;
    private readonly ExpressionScope scope;
    private readonly WorkflowEnvironment environment;
    private int enteredAtStep;

    public StageRunner(PatientFold fold)
    {
        this.fold = fold;
        scope = new ExpressionScope(fold);
        environment = new WorkflowEnvironment
        {
            Evaluate = scope.Evaluate,
            AddDuration = scope.AddWorking,
            FindDefinition = name => fold.Clinic.Definitions.Workflow(name)?.At(fold.Time)?.Value.Definition,
            FindVersion = (name, version) => fold.Clinic.Definitions.Workflow(name)?.Numbered(version)?.Value.Definition,
        };
    }

    /// <summary>Opens the next pass.</summary>
    public void Open(string openedBy, Guid id, string? location, string? specialty)
    {
        var state = fold.State;
        var place = fold.Clinic.Place(location ?? state.Patient.Location);
        var pass = new Pass
        {
            Facts = new JourneyFacts
            {
                Id = id.ToString("N"), Number = state.Passes.Count + 1, Location = location ?? state.Patient.Location, Specialty = specialty,
                OpenedBy = openedBy, OpenedAt = fold.Time, PlanOwnerRole = place.Facts.Curators ? "curator" : "frontdesk",
            },
        };
        state.Passes.Add(pass);
        Enter(pass, First);
    }

    /// <summary>Facts changed: every instance looks again, until nothing moves.</summary>
    public void Run() => Drive(Changed);

    /// <summary>A moment came: deadlines and escalations.</summary>
    public void TimeReached() => Drive(Reached);

    private void Drive(Stimulus stimulus)
    {
        for (var moves = 0; moves < MovesAtMost; moves++)
        {
            var moved = DrivePass(stimulus) | DriveCourses(stimulus) | StartCourses() | DriveBeside(stimulus) | StartBeside() | OpenForUpcoming();
            if (!moved) return;
            DerivedFacts.Refresh(fold.State, fold.Clinic, fold.Time);
            stimulus = Changed;
        }
    }

    private bool DrivePass(Stimulus stimulus)
    {
        if (fold.State.Current is not { } pass) return false;
        if (pass.Instance is null) return Start(pass);
        if (pass.Instance.Status == WorkflowStatus.Finished || Definition(pass.Instance) is not { } definition) return false;
        scope.Look(pass, null);
        var result = Advance(definition, pass.Instance, stimulus);
        var moved = !ReferenceEquals(result.Instance, pass.Instance);
        pass.Instance = result.Instance;
        return Obey(pass, result.Effects) || moved && result.Effects.Count > 0;
    }

    private AdvanceResult Advance(WorkflowDefinition definition, WorkflowInstance instance, Stimulus stimulus)
    {
        var result = WorkflowEngine.Advance(definition, instance, stimulus, environment, fold.Time);
        if (stimulus is Stimulus.TimeReached || result.Instance.Status == WorkflowStatus.Finished || !(result.Instance.NextDue <= fold.Time)) return result;
        var later = WorkflowEngine.Advance(definition, result.Instance, Reached, environment, fold.Time);
        return new AdvanceResult(later.Instance, [.. result.Effects, .. later.Effects]);
    }

    private bool DriveCourses(Stimulus stimulus)
    {
        var moved = false;
        foreach (var course in fold.State.Courses)
        {
            if (course.Instance.Status == WorkflowStatus.Finished || Definition(course.Instance) is not { } definition) continue;
            var plan = fold.State.Patient.Plans.Find(p => p.Id == course.Plan);
            scope.Look(fold.State.PassOf(plan?.Journey), plan);
            var result = Advance(definition, course.Instance, stimulus);
            moved |= !ReferenceEquals(result.Instance, course.Instance) && result.Effects.Count > 0;
            course.Instance = result.Instance;
        }
        return moved;
    }

    private bool StartCourses()
    {
        var started = false;
        foreach (var line in fold.Clinic.Definitions.PlanCourses)
        {
            foreach (var plan in fold.State.Patient.Plans)
            {
                if (plan.EndedAt is not null || fold.State.Courses.Exists(c => c.Plan == plan.Id && c.Instance.DefinitionId == line.Name)) continue;
                if (line.At(fold.Time) is not { } version) continue;
                scope.Look(fold.State.PassOf(plan.Journey), plan);
                if (version.Value.StartWhen is { } when && !scope.Holds(when)) continue;
                var id = Key.Of(fold.State.Patient.Id, line.Name, plan.Id).ToString("N");
                var result = WorkflowEngine.Start(version.Value.Definition, environment, fold.Time, instanceId: id);
                fold.State.Courses.Add(new PlanCourse { Plan = plan.Id, Instance = result.Instance });
                started = true;
            }
        }
        return started;
    }

    /// <summary>A pass that ended while a next visit is booked is followed at once by the pass of that booking.</summary>
    private bool OpenForUpcoming()
    {
        if (fold.State.Current is not null || fold.State.Passes.Count == 0) return false;
        var last = fold.State.Passes[^1].Facts;
        AppointmentFacts? first = null;
        foreach (var a in fold.State.Patient.Appointments)
            if (a.Active && a.Journey == last.Id && a.Start > fold.Time && (first is null || a.Start < first.Start)) first = a;
        if (first is null) return false;
        Open("appointment.booked", fold.Key("journey", first.OpeningEvent ?? first.Id), first.Location, first.Specialty);
        var opened = fold.State.Passes[^1].Facts;
        foreach (var a in fold.State.Patient.Appointments)
        {
            if (!a.Active || a.Journey != last.Id || a.Start <= fold.Time) continue;
            a.Journey = opened.Id;
            opened.BookedAt = Earlier(opened.BookedAt, a.BookedAt);
            opened.ConfirmedAt = Earlier(opened.ConfirmedAt, a.ConfirmedAt);
        }
        return true;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null ? b : b is null ? a : a < b ? a : b;

    private void Enter(Pass pass, string stage)
    {
        pass.Facts.Stage = stage;
        pass.Facts.StageSince = fold.Time;
        pass.Stages.Add(new StageSpan { Stage = stage, Entered = fold.Time });
        if (pass.Instance is not null) pass.Left.Add(pass.Instance);
        pass.Instance = null;
        enteredAtStep = fold.Step;
    }

    /// <summary>Starts the stage's workflow, in the version in force now; the event that opened the pass has been applied by then.</summary>
    private bool Start(Pass pass)
    {
        if (fold.Clinic.Definitions.Stage(pass.Facts.Stage)?.At(fold.Time) is not { } version) return false;
        scope.Look(pass, null);
        var id = Key.Of(pass.Facts.Id, pass.Facts.Stage, pass.Stages.Count.ToString()).ToString("N");
        var result = WorkflowEngine.Start(version.Value.Definition, environment, fold.Time, instanceId: id);
        pass.Instance = result.Instance;
        Obey(pass, result.Effects);
        return true;
    }

    private bool Obey(Pass pass, IReadOnlyList<WorkflowEffect> effects)
    {
        var moved = false;
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case WorkflowEffect.StageChecked check:
                    if (pass.Stages.FindLast(s => s.Stage == check.Stage) is { } span) span.CheckedAt = fold.Time;
                    break;
                case WorkflowEffect.ChildDispatched handed:
                    moved |= HandOver(handed.DefinitionId, pass);
                    break;
                case WorkflowEffect.StageMoved move:
                    Leave(pass, "moved");
                    Enter(pass, move.Stage);
                    moved = true;
                    break;
                case WorkflowEffect.JourneyClosed close:
                    Leave(pass, close.Outcome);
                    pass.Facts.ClosedAt = fold.Time;
                    pass.Facts.Outcome = close.Outcome;
                    pass.Facts.CloseReason = close.Reason;
                    moved = true;
                    break;
            }
        }
        return moved;
    }

    private void Leave(Pass pass, string outcome)
    {
        var span = pass.Stages[^1];
        span.Left = fold.Time;
        span.Outcome = outcome;
        span.NoRecord = outcome == "moved" && span.Entered == fold.Time && enteredAtStep == fold.Step && !HasOwnRecord(pass, span);
    }

    /// <summary>A pass opened by a lead has a record of its first stage, however fast it went.</summary>
    private static bool HasOwnRecord(Pass pass, StageSpan span) => span == pass.Stages[0] && pass.Facts.OpenedBy == "lead.received";

    private WorkflowDefinition? Definition(WorkflowInstance instance) =>
        fold.Clinic.Definitions.Workflow(instance.DefinitionId)?.Numbered(instance.Version)?.Value.Definition;
}
