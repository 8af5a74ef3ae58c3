using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClinicFlow.Clinic.Calendar;
using ClinicFlow.Intake.Events;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Facts;
using ClinicFlow.Journeys.Folding;
using ClinicFlow.Journeys.Projection;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Commands.RuleFiles;
using ClinicFlow.Quality.Audits;
using ClinicFlow.Quality.Audits.Course;
using ClinicFlow.Quality.Pdca.State;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Workflows;

namespace ClinicFlow.Platform.Commands.WorkflowFiles;

/// <summary>One thing that was otherwise than expected.</summary>
public sealed record SimulationMiss(string At, string What, string Expected, string Actual);

/// <summary>An activity that a story came to, and the port that it left by; null where it stands.</summary>
public sealed record SimulationStepTaken(string Activity, string? Port);

/// <summary>How a story went: what was otherwise than expected, and the way through one workflow until the first of that, or to the end.</summary>
public sealed record SimulationResult(IReadOnlyList<SimulationMiss> Misses, IReadOnlyList<SimulationStepTaken> Went);

/// <summary>Plays one case: the patient is folded anew, by the product's own fold, to each moment at which something is expected.</summary>
public sealed class SimulationRun
{
    private const string Subject = "patient-1";
    private static readonly string[] LocalForms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd"];

    private readonly ClinicModel clinic;
    private readonly ClinicPlace place;
    private readonly List<SimulationMiss> misses = [];
    private IReadOnlyList<WorkflowInstance> instances = [];
    private readonly ISet<(string, string, string)>? taken;
    private string at = "";

    private SimulationRun(SimulationLocation location, bool curators, DefinitionsInForce definitions, ISet<(string, string, string)>? taken)
    {
        this.taken = taken;
        var calendar = location.Calendar is { } json ? ClinicCalendar.FromJson(json.GetRawText()) : TestClinic.Calendar;
        place = new ClinicPlace(new LocationFacts { Id = location.Id, Curators = curators, TimeZone = calendar.TimeZone }, calendar);
        clinic = new ClinicModel(
            new Dictionary<string, ClinicPlace> { [location.Id] = place }, new Dictionary<string, StaffFacts>(), new Dictionary<string, DateTimeOffset>(), definitions);
    }

    /// <param name="taken">Gets the ways that were gone, if given: workflow, activity and port.</param>
    public static IReadOnlyList<SimulationMiss> Play(SimulationFile file, SimulationCase script, DefinitionsInForce definitions, ISet<(string, string, string)>? taken = null) => Play(file, script, definitions, "", taken).Misses;

    /// <param name="workflow">The workflow whose way is told.</param>
    public static SimulationResult Play(SimulationFile file, SimulationCase script, DefinitionsInForce definitions, string workflow, ISet<(string, string, string)>? taken = null)
    {
        var run = new SimulationRun(file.Location, script.Curators ?? file.Location.Curators, definitions, taken);
        if (script.Steps.Any(s => s.Act is not null)) return new(run.PlayCycle(script), run.Way(workflow));
        if (script.Steps.Any(s => s.Audit is not null)) return new(run.PlayAudit(script), run.Way(workflow));
        var events = script.Steps.Where(s => s.Event is not null).Select(run.Event).ToList();
        foreach (var step in script.Steps)
        {
            if (step.Expect is not { } expected) continue;
            run.at = step.At;
            var now = run.Moment(step.At);
            var state = PatientFold.Run(Subject, [.. events.Where(e => e.Time <= now)], run.clinic, now).State;
            run.Reach([.. state.Passes.SelectMany(p => p.Left), .. state.Passes.Where(p => p.Instance is not null).Select(p => p.Instance!), .. state.Courses.Select(c => c.Instance), .. state.Beside.Select(c => c.Instance)]);
            run.Compare(expected, state);
        }
        return new(run.misses, run.Way(workflow));
    }

    /// <summary>Remembers where the story has come to, unless it went wrong before.</summary>
    private void Reach(IReadOnlyList<WorkflowInstance> reached)
    {
        foreach (var instance in reached) Took(instance);
        if (misses.Count == 0) instances = reached;
    }

    private IReadOnlyList<SimulationStepTaken> Way(string workflow) =>
        instances.LastOrDefault(i => i.DefinitionId == workflow) is not { } instance ? []
            : [.. instance.History.Select(s => new SimulationStepTaken(s.ActivityId, s.Outcome)), .. instance.Status == WorkflowStatus.Finished ? [] : instance.Waits.Select(w => new SimulationStepTaken(w.ActivityId, null))];

    /// <summary>A PDCA cycle instead of a patient: its acts, folded as the product folds them.</summary>
    private List<SimulationMiss> PlayCycle(SimulationCase script)
    {
        var acts = script.Steps.Where(s => s.Act is not null).Select((s, i) => new PlacedAct(i + 1, Moment(s.At), "simulation", Localised(JsonNode.Parse(s.Act!.Value.GetRawText())).Deserialize<CycleAct>(CycleAct.Plain)!)).ToList();
        foreach (var step in script.Steps)
        {
            if (step.Expect is not { } expected) continue;
            at = step.At;
            var now = Moment(step.At);
            var state = CycleFold.Run("cycle-1", [.. acts.Where(a => a.At <= now)], clinic.Definitions, place, now);
            Reach([.. state.Turns.Select(t => t.Instance)]);
            Same("turn", expected.Turn, state.Turn.Facts.Turn);
            Same("open", expected.Open, !state.Ended);
            Compare("", expected.Stands, expected.Task, state.Ended ? null : state.Turn.Instance);
            if (expected.NoTask == true && state.Stands?.Task is { } task) Miss("task", "none", task.Role + "/" + task.Action);
        }
        return misses;
    }

    /// <summary>An audited month: what was recorded of it, folded as the product folds it.</summary>
    private List<SimulationMiss> PlayAudit(SimulationCase script)
    {
        foreach (var step in script.Steps)
        {
            if (step.Expect is not { } expected) continue;
            at = step.At;
            var now = Moment(step.At);
            var state = AuditFold.Run(Recorded(script, now), clinic.Definitions, place, now) ?? throw new FormatException($"{at}: there is no workflow '{AuditFold.Definition}'.");
            Reach([state.Instance]);
            Same("open", expected.Open, !state.Ended);
            Compare("", expected.Stands, expected.Task, state.Ended ? null : state.Instance);
            if (expected.NoTask == true && state.Stands?.Task is { } task) Miss("task", "none", task.Role + "/" + task.Action);
        }
        return misses;
    }

    private AuditRecord Recorded(SimulationCase script, DateTimeOffset now)
    {
        var told = script.Steps.Where(s => s.Audit is not null).Select(s => (At: Moment(s.At), What: s.Audit!)).ToList();
        if (told.Select(t => t.What.Period).OfType<string>().FirstOrDefault() is not { } month || AuditPeriod.Parse(month) is not { } period) throw new FormatException("The first step of an audit names its month: { \"audit\": { \"period\": \"2026-05\" } }.");
        var (from, to) = period.Span(place.Zone);
        told = [.. told.Where(t => t.At <= now)];
        DateTimeOffset? When(Func<SimulatedAudit, bool> what) => told.Where(t => what(t.What)).Select(t => (DateTimeOffset?)t.At).FirstOrDefault();
        List<DateTimeOffset?> Each(Func<SimulatedAudit, int> what, int of)
        {
            var moments = told.SelectMany(t => Enumerable.Repeat((DateTimeOffset?)t.At, what(t.What))).Take(of).ToList();
            return [.. moments, .. Enumerable.Repeat((DateTimeOffset?)null, of - moments.Count)];
        }
        var drawn = When(a => a.Drawn is not null);
        return new(month, from, to, When(a => a.Frozen), drawn, drawn?.AddDays(new AuditSettings().DueDays), When(a => a.Results),
            Each(a => a.Checked, told.Sum(t => t.What.Drawn ?? 0)), Each(a => a.Decided, told.Sum(t => t.What.Found)));
    }

    private JourneyEvent Event(SimulationStep step, int index)
    {
        var type = EventVocabulary.Find(step.Event!) ?? throw new FormatException($"{step.At}: the vocabulary has no event '{step.Event}'");
        var data = Localised(step.Data is { } json ? JsonNode.Parse(json.GetRawText()) : new JsonObject());
        try
        {
            return new JourneyEvent("simulation", $"{index:0000}", Subject, Moment(step.At), EventJson.Read(type, data!.ToJsonString()));
        }
        catch (JsonException error)
        {
            throw new FormatException($"{step.At}: {step.Event}: {error.Message}");
        }
    }

    /// <summary>Times inside the data get the location's offset too.</summary>
    private JsonNode? Localised(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, Localised(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Localised)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is { Length: 16 or 19 } text && Local(text) is { } time => JsonValue.Create(time),
        _ => node?.DeepClone(),
    };

    private DateTimeOffset Moment(string text) => Local(text)
        ?? (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : throw new FormatException($"'{text}' is no time. Write 2026-06-01T12:00."));

    private DateTimeOffset? Local(string text) =>
        DateTime.TryParseExact(text, LocalForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? new DateTimeOffset(local, place.Zone.GetUtcOffset(local)).ToUniversalTime() : null;

    private void Compare(Expected expected, PatientState state)
    {
        var pass = state.Passes.Count > 0 ? state.Passes[^1] : null;
        var open = pass?.Facts.ClosedAt is null && pass is not null;
        Same("stage", expected.Stage, pass?.Facts.Stage);
        Same("passes", expected.Passes, state.Passes.Count);
        Same("open", expected.Open, open);
        Same("outcome", expected.Outcome, pass?.Facts.Outcome);
        Same("reason", expected.Reason, pass?.Facts.CloseReason);
        if (expected.Path is { } path) Same("path", string.Join(" > ", path), pass is null ? "" : string.Join(" > ", pass.Stages.Select(s => s.Stage)));
        Compare("", expected.Stands, expected.Task, open ? pass!.Instance : null);
        if (expected.NoTask == true && open && WaitOf(pass!.Instance)?.Task is { } task) Miss("task", "none", task.Role + "/" + task.Action);
        if (expected.Checks is { } checks) Compare(checks, state, pass);
        foreach (var (id, plan) in expected.Plans ?? new Dictionary<string, ExpectedPlan>())
        {
            Compare("plan " + id, plan, state.Courses.FindLast(c => c.Plan == id)?.Instance);
        }
        foreach (var (id, course) in expected.Beside ?? new Dictionary<string, ExpectedPlan>())
        {
            if (clinic.Definitions.Workflow(id)?.Latest.Value.Subject != "patient") throw new FormatException($"{at}: there is no workflow '{id}' beside the stages.");
            Compare(id, course, state.Beside.Find(c => c.Instance.DefinitionId == id)?.Instance);
        }
        if (expected.Items is { } items)
            Same("items", string.Join(", ", items.Order(StringComparer.Ordinal)), string.Join(", ", state.Levels.Wanted.Where(w => !w.Finished).Select(w => w.Role + " " + w.Action).Order(StringComparer.Ordinal)));
    }

    private void Compare(string who, ExpectedPlan expected, WorkflowInstance? instance)
    {
        Same(who + ": begun", expected.Begun, instance is not null);
        Same(who + ": ended", expected.Ended, instance?.Status == WorkflowStatus.Finished);
        Compare(who + ": ", expected.Stands, expected.Task, instance?.Status == WorkflowStatus.Finished ? null : instance);
    }

    private void Took(WorkflowInstance instance)
    {
        if (taken is null) return;
        foreach (var step in instance.History) if (step.Outcome is { } port) taken.Add((instance.DefinitionId, step.ActivityId, port));
    }

    private void Compare(string prefix, string? stands, ExpectedTask? expected, WorkflowInstance? instance)
    {
        var wait = WaitOf(instance);
        Same(prefix + "stands", stands, wait?.ActivityId);
        if (expected is null) return;
        if (wait?.Task is not { } task)
        {
            Miss(prefix + "task", expected.ToString(), "none");
            return;
        }
        Same(prefix + "task role", expected.Role, task.Role);
        Same(prefix + "task action", expected.Action, task.Action);
        Same(prefix + "task escalated", expected.Escalated, task.Escalated);
        if (expected.Due is { } due && Moment(due) != task.DueAt) Miss(prefix + "task due", due, TimeZoneInfo.ConvertTime(task.DueAt, place.Zone).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
    }

    private void Compare(IReadOnlyDictionary<string, string> checks, PatientState state, Pass? pass)
    {
        var found = pass is null ? [] : pass.Stages.Where(s => s.CheckedAt is not null).SelectMany(s => StageChecks.Of(state, pass, s, clinic)).GroupBy(c => c.Standard).ToDictionary(g => g.Key, g => g.Last().Status);
        foreach (var (standard, status) in checks) Same("check " + standard, status, found.GetValueOrDefault(standard, "not checked"));
    }

    private static OpenWait? WaitOf(WorkflowInstance? instance) => instance is { Status: WorkflowStatus.Running, Waits: { Count: > 0 } waits } ? waits[0] : null;

    private void Same<T>(string what, T? expected, object? actual)
    {
        if (expected is not null && !Equals(expected, actual)) Miss(what, expected.ToString()!, actual?.ToString() ?? "none");
    }

    private void Miss(string what, string expected, string actual) => misses.Add(new(at, what, expected, actual));
}
