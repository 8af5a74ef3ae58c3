using System.Globalization;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Workflows;

namespace ClinicFlow.Journeys.Projection;

/// <summary>The derived rows of one patient: a pure function of the state and the moment that it was folded to, so that two states can be compared without reading a table.</summary>
public static class PatientProjection
{
    public static Dictionary<(string, Guid), DerivedRow> Of(Guid patient, PatientState state, ClinicModel clinic, DateTimeOffset now)
    {
        var rows = new Dictionary<(string, Guid), DerivedRow>();
        // The same person as another one, whose rows say it all; or somebody of whom nothing is said any more.
        if (state.Patient.MergedInto is not null || state.LastEvent is null) return rows;
        void Add(DerivedRow row) => rows[(row.Table.Name, row.Id)] = row;

        Add(PatientRowOf(patient, state));
        foreach (var pass in state.Passes)
        {
            Add(JourneyRowOf(patient, pass));
            for (var i = 0; i < pass.Stages.Count; i++) Add(StageRowOf(patient, pass, i));
        }
        foreach (var check in StageChecks.Of(patient, state, clinic)) Add(check);
        var goLive = clinic.GoLiveOf(state.Source);
        foreach (var judgement in state.Judgements)
            if (judgement.Breach is { } breach) Add(DeviationRowOf(patient, judgement, breach, clinic, judgement.Time >= goLive));
        foreach (var item in state.Levels.Wanted) Add(WorkItemRowOf(patient, state, item));
        foreach (var level in state.Levels.Plans)
            if (state.Patient.Plans.Find(p => p.Id == level.Plan) is { } plan) Add(PlanProjection.RowOf(patient, state, plan, level));
        if (state.Generation >= WorkflowProjection.Generation)
            foreach (var row in WorkflowProjection.Of(patient, state, now).Concat(IncidentProjection.Of(patient, state))) Add(row);
        return rows;
    }

    public static Guid JourneyKey(string journey) => Guid.ParseExact(journey, "N");

    public static Guid? JourneyKeyOrNull(string? journey) => journey is null ? null : JourneyKey(journey);

    public static Guid ItemKey(Guid patient, WantedItem item) => Key.Within(patient, item.About, item.Reason, item.Occurrence.ToString());

    private static DerivedRow PatientRowOf(Guid id, PatientState state)
    {
        var p = state.Patient;
        var last = state.Passes.Count > 0 ? state.Passes[^1].Facts : null;
        return new(DerivedTables.Patient, id,
        [
            p.Id, p.Location, state.Levels.Segment, last?.ClosedAt is null ? last?.Stage : null, JourneyKeyOrNull(last?.Id), p.Household, p.BirthYear,
            p.LastVisitAt, p.NextVisitAt, p.Visits, p.OpenPlans, Money(p.RemainingValue), p.Specialty, p.RegisteredAt, p.FirstVisitAt, p.RecallDue,
            p.Plans.Max(plan => plan.CompletedAt), p.RhythmDays, p.Gaps,
            p.Returns.Count == 0 ? null : string.Join(' ', p.Returns.Select(d => d.ToString(CultureInfo.InvariantCulture))),
        ]);
    }

    private static DerivedRow JourneyRowOf(Guid patient, Pass pass) => new(DerivedTables.Journey, JourneyKey(pass.Facts.Id),
    [
        patient, pass.Facts.Number, pass.Facts.Location, pass.Facts.Specialty, pass.Facts.Stage, pass.Facts.StageSince, pass.Facts.OpenedAt, pass.Facts.ClosedAt,
        pass.Facts.Outcome, pass.Facts.PlanOwnerRole, pass.Facts.ClosedAt is null ? StandsAt(pass.Instance) : null,
    ]);

    /// <summary>Where a workflow waits: <c>workflow/activity</c>.</summary>
    public static string? StandsAt(WorkflowInstance? instance) =>
        instance is { Status: WorkflowStatus.Running, Waits: [var wait, ..] } ? $"{instance.DefinitionId}/{wait.ActivityId}" : null;

    private static DerivedRow StageRowOf(Guid patient, Pass pass, int index)
    {
        var span = pass.Stages[index];
        return new(DerivedTables.Stage, Key.Within(patient, pass.Facts.Id, "stage", index.ToString()),
            [JourneyKey(pass.Facts.Id), patient, pass.Facts.Location, span.Stage, span.Entered, span.Left, span.Outcome, span.NoRecord]);
    }

    private static DerivedRow DeviationRowOf(Guid patient, Judgement judgement, BreachDetails breach, ClinicModel clinic, bool counted)
    {
        var set = judgement.Rule[..judgement.Rule.LastIndexOf('/')];
        return new(DerivedTables.Deviation, Key.Within(patient, judgement.Rule, judgement.Key),
        [
            patient, JourneyKeyOrNull(judgement.Journey), judgement.Rule, judgement.Key, breach.About, clinic.Definitions.RuleSet(set)?.Latest.Value.Set.Stage ?? "",
            breach.Severity, breach.Staff, breach.Location, judgement.Time, judgement.At, counted, judgement.Version, breach.Ru, breach.En, false,
        ]);
    }

    private static DerivedRow WorkItemRowOf(Guid patient, PatientState state, WantedItem item)
    {
        var done = item.Finished ? state.Items.GetValueOrDefault(item.About + "|" + item.Reason) : null;
        var plan = state.Patient.Plans.Find(p => "plan:" + p.Id == item.About);
        var level = plan is null ? null : state.Levels.Plans.Find(p => p.Plan == plan.Id);
        return new(DerivedTables.WorkItem, ItemKey(patient, item),
        [
            patient, JourneyKeyOrNull(item.Journey), item.About, item.Reason, item.Occurrence, item.Finished ? "done" : item.SnoozedUntil is null ? "open" : "snoozed",
            item.Role, item.AssignedTo, plan?.Location ?? state.PassOf(item.Journey)?.Facts.Location ?? state.Patient.Location, item.Since, item.Due, item.SnoozedUntil,
            item.Promised, item.Escalated, item.Attempts, item.Action, item.TitleRu, item.TitleEn, item.WhyRu, item.WhyEn, item.Version,
            level?.Score ?? item.Score, done?.FinishedAt, done?.LastOutcome,
            item.NotBefore, state.Patient.Household ?? patient.ToString("N"), level?.ScoreRu ?? item.ScoreRu, level?.ScoreEn ?? item.ScoreEn,
        ]);
    }

    /// <summary>Money as minor units.</summary>
    public static long Money(decimal amount) => (long)Math.Round(amount * 100, MidpointRounding.ToEven);
}
