using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys.Evaluation;
using ClinicFlow.Journeys.Facts;
using ClinicFlow.Journeys.Projection;
using ClinicFlow.Journeys.Stages;
using ClinicFlow.Journeys.Standards;
using ClinicFlow.Journeys.State;
using ClinicFlow.Workflows;
using ClinicFlow.Quality.Studio.Health;
using ClinicFlow.Rules;

namespace ClinicFlow.Journeys.Folding;

/// <summary>
/// Folds one patient's events, human acts and due timers, in time order, into facts, passes, workflow instances and
/// judgements. Pure: the same events, definitions and <c>now</c> give the same state.
/// </summary>
public sealed class PatientFold
{
    private readonly StageRunner stages;
    private readonly StandardJudge judge;
    private readonly Guid patient;
    private readonly List<DateTimeOffset> future = [];
    private IFoldWatcher? watcher;

    private PatientFold(PatientState state, ClinicModel clinic)
    {
        State = state;
        patient = Intake.Events.Log.Key.Patient(state.Patient.Id);
        Clinic = clinic;
        stages = new StageRunner(this);
        judge = new StandardJudge(this);
    }

    public PatientState State { get; }
    /// <summary>Key of something of this patient.</summary>
    public Guid Key(params ReadOnlySpan<string> parts) => Intake.Events.Log.Key.Within(patient, parts);

    public ClinicModel Clinic { get; }
    /// <summary>How the rules fared meanwhile.</summary>
    public RuleTally Tally { get; } = new();
    /// <summary>The moment that is being folded.</summary>
    public DateTimeOffset Time { get; private set; }
    /// <summary>Notes that a rule failed; of its status alone the reason is asked for now.</summary>
    public void Failed(CompiledRule rule, int version, string about, object?[] inputs, EvaluationContext context, RuleError? known = null) =>
        Tally.Erred(rule.Id, version, Placed(rule, known ?? ErrorOf(rule.Evaluate(inputs, context)) ?? new RuleError("error", RuleErrorKind.Runtime, new("Правило не вычислено", "The rule could not be evaluated"))), about, patient);

    /// <summary>What fails while it runs knows no place of its own: the place is where its expression, or else the rule, begins in the file.</summary>
    private static RuleError Placed(CompiledRule rule, RuleError error) => error.Line > 0 ? error
        : rule.Definition is { ExpressionLine: > 0 } d ? error with { Line = d.ExpressionLine, Column = d.ExpressionColumn }
        : error with { Line = rule.Definition.Line, Column = rule.Definition.Column };

    private static RuleError? ErrorOf(RuleResult result) => result.Error ?? result.OutputError ?? result.Children.Select(ErrorOf).FirstOrDefault(e => e is not null);

    /// <summary>Counts what was folded: an event or a timer is one step.</summary>
    public int Step { get; private set; }
    public ClinicPlace Place => Clinic.Place(State.Current?.Facts.Location ?? State.Patient.Location);

    /// <summary>When something changes next without an event; null if nothing will.</summary>
    public DateTimeOffset? NextDue { get; private set; }

    /// <summary>Folds from the beginning.</summary>
    /// <param name="before">What was said of the patient last: a rule that fails now keeps what it said.</param>
    public static PatientFold Run(string subject, IReadOnlyList<JourneyEvent> events, ClinicModel clinic, DateTimeOffset now, Levels? before = null)
    {
        var fold = new PatientFold(new PatientState { Patient = { Id = subject }, Levels = before ?? new() }, clinic);
        fold.Go(EventOrder.Sort(events, clinic.Place), now);
        return fold;
    }

    /// <summary>Folds on from a stored state; null if an event belongs before what is folded already.</summary>
    public static PatientFold? Continue(PatientState state, IReadOnlyList<JourneyEvent> events, ClinicModel clinic, DateTimeOffset now)
    {
        var sorted = EventOrder.Sort(events, clinic.Place);
        foreach (var e in sorted)
            if (e.Event.DateOnly || e.At <= state.LastTimerAt || string.CompareOrdinal(e.SortKey, state.LastEvent) <= 0) return null;
        var fold = new PatientFold(state, clinic) { Time = Later(state.LastEventAt, state.LastTimerAt) ?? DateTimeOffset.MinValue };
        fold.Go(sorted, now);
        return fold;
    }

    /// <summary>Folds from the beginning while somebody looks on; levels are not taken: the watcher takes what it wants to know.</summary>
    public static PatientFold Watch(string subject, IReadOnlyList<JourneyEvent> events, ClinicModel clinic, DateTimeOffset now, Func<PatientFold, IFoldWatcher> watcher)
    {
        var fold = new PatientFold(new PatientState { Patient = { Id = subject } }, clinic);
        fold.watcher = watcher(fold);
        fold.Steps(EventOrder.Sort(events, clinic.Place), now);
        return fold;
    }

    /// <summary>Does an act on an instance as if it were said now; the state is changed, and not meant to be kept.</summary>
    /// <returns>What stands in its way; empty if it was done.</returns>
    public static IReadOnlyList<MigrationProblem> Try(PatientState state, WorkflowAct act, ClinicModel clinic, DateTimeOffset now)
    {
        var fold = new PatientFold(state, clinic) { Time = Later(state.LastEventAt, state.LastTimerAt) ?? DateTimeOffset.MinValue };
        fold.RunTimers(now, including: true);
        fold.Begin(now);
        var problems = fold.stages.Act(act);
        if (problems.Count == 0) fold.Settle();
        return problems;
    }

    private void Go(List<OrderedEvent> events, DateTimeOffset now)
    {
        Steps(events, now);
        var at = EvaluationMoment(now);
        Time = at;
        DerivedFacts.Refresh(State, Clinic, at);
        new LevelEvaluation(this, judge.Evaluator).Run();
        NextDue = Earliest(now);
        State.Generation = WorkflowProjection.Generation;
    }

    private void Steps(List<OrderedEvent> events, DateTimeOffset now)
    {
        // What it took back is not among the events: it says nothing itself.
        events.RemoveAll(e => e.Event.Data is EventRetracted);
        for (var i = 0; i < events.Count; i++)
        {
            var e = events[i];
            if (e.At > now)
            {
                future.Add(e.At);
                continue;
            }
            RunTimers(e.At, including: false);
            Take(e);
            watcher?.Look(complete: i + 1 == events.Count || events[i + 1].At > e.At);
        }
        RunTimers(now, including: true);
    }

    private void Take(OrderedEvent e)
    {
        Begin(e.At);
        State.LastEvent = e.SortKey;
        State.LastEventAt = e.At;
        State.Source ??= e.Event.Source;
        var data = e.Event.Data;
        var opening = Opens(data);
        if (opening && State.Current is { } open && (data is not AppointmentArrived || Find(data) is null))
        {
            open.Facts.EnquiredAt = e.At;
            stages.Run();
        }
        if (opening && State.Current is null) stages.Open(e.Event.Type.Name, Key("journey", e.Event.Source, e.Event.Id), LocationOf(data), SpecialtyOf(data));
        if (data is TaskOutcomeRecorded { Port: not null } own && !stages.Takes(own)) return;
        EventApplier.Apply(this, e.Event);
        if (data is TaskOutcomeRecorded said)
        {
            DerivedFacts.Refresh(State, Clinic, Time);
            stages.Answer(said, State.Items.GetValueOrDefault(said.About + "|" + said.Reason)?.FinishedAt == Time);
        }
        if (data is WorkflowAct act && stages.Act(act) is [var problem, ..]) (State.InVain ??= [])[e.Event.Id] = problem.Code;
        Settle();
    }

    private static bool Opens(EventData data) => data is LeadReceived or AppointmentBooked or AppointmentArrived;

    private AppointmentFacts? Find(EventData data) =>
        data is AppointmentArrived arrived ? State.Patient.Appointments.Find(a => a.Id == arrived.Appointment && a.BookedAt is not null) : null;

    private static string? LocationOf(EventData data) => data switch
    {
        LeadReceived l => l.Location,
        AppointmentBooked b => b.Location,
        AppointmentArrived a => a.Location,
        _ => null,
    };

    private static string? SpecialtyOf(EventData data) => data switch
    {
        LeadReceived l => l.Specialty,
        AppointmentBooked b => b.Specialty,
        AppointmentArrived a => a.Specialty,
        _ => null,
    };

    private void RunTimers(DateTimeOffset until, bool including)
    {
        while (NextTimer() is { } due && (due < until || (including && due == until)))
        {
            Looks(due, including: false);
            Begin(due);
            State.LastTimerAt = due;
            stages.TimeReached();
            Settle();
            watcher?.Look(complete: true);
        }
        Looks(until, including);
    }

    /// <summary>The watcher's own moments. A look changes nothing but what hangs on the clock alone, which the next step reckons anew.</summary>
    private void Looks(DateTimeOffset until, bool including)
    {
        while (watcher?.Next is { } at && (at < until || (including && at == until)))
        {
            Time = at;
            DerivedFacts.Refresh(State, Clinic, at);
            watcher.Look(complete: true);
        }
    }

    private void Begin(DateTimeOffset time)
    {
        Time = time;
        Step++;
        DerivedFacts.Refresh(State, Clinic, time);
    }

    private void Settle()
    {
        DerivedFacts.Refresh(State, Clinic, Time);
        stages.Run();
        judge.Run();
    }

    /// <summary>The next moment after the present one at which time alone changes something.</summary>
    private DateTimeOffset? NextTimer()
    {
        DateTimeOffset? next = null;
        void Consider(DateTimeOffset? t)
        {
            if (t is { } value && value > Time && (next is null || value < next)) next = value;
        }
        foreach (var pass in State.Passes) if (pass.Facts.ClosedAt is null) Consider(pass.Instance?.NextDue);
        foreach (var course in State.Courses) Consider(course.Instance.NextDue);
        foreach (var course in State.Beside) if (course.Running) Consider(course.Instance.NextDue);
        Consider(State.NextStart);
        foreach (var open in State.Open) Consider(open.Due);
        foreach (var appointment in State.Patient.Appointments) if (appointment.Active) Consider(appointment.Start);
        foreach (var plan in State.Patient.Plans)
        {
            if (!plan.Open) continue;
            Consider(plan.PausedUntil);
            Consider(plan.HealsUntil);
        }
        return next;
    }

    /// <summary>Levels are taken at the last event, timer, end of a snooze or local midnight, whichever is latest: independent of when the fold ran.</summary>
    private DateTimeOffset EvaluationMoment(DateTimeOffset now)
    {
        var calendar = Place.Calendar;
        var midnight = calendar.StartOfDay(calendar.LocalDate(now));
        var last = Later(State.LastEventAt, State.LastTimerAt);
        foreach (var item in State.Items.Values)
            if (item.SnoozedUntil <= now) last = Later(last, item.SnoozedUntil);
        return last > midnight ? last.Value : midnight;
    }

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null ? b : b is null ? a : a > b ? a : b;

    private DateTimeOffset? Earliest(DateTimeOffset now)
    {
        Time = now;
        var next = NextTimer();
        foreach (var t in future) if (next is null || t < next) next = t;
        foreach (var wanted in State.Levels.Wanted)
            if (wanted.SnoozedUntil > now && (next is null || wanted.SnoozedUntil < next)) next = wanted.SnoozedUntil;
        var midnight = Place.Calendar.NextLocalMidnight(now);
        return next is null || midnight < next ? midnight : next;
    }
}
