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
using ClinicFlow.Quality.Pdca.State;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Workflows;

namespace ClinicFlow.Platform.Commands.WorkflowFiles;

/// <summary>One thing that was otherwise than expected.</summary>
public sealed record SimulationMiss(string At, string What, string Expected, string Actual);

/// <summary>Plays one case: the patient is folded anew, by the product's own fold, to each moment at which something is expected.</summary>
public sealed class SimulationRun
{
    private const string Subject = "patient-1";
    private static readonly string[] LocalForms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd"];

    private readonly ClinicModel clinic;
    private readonly ClinicPlace place;
    private readonly List<SimulationMiss> misses = [];
    private string at = "";

    private SimulationRun(SimulationLocation location, bool curators, DefinitionsInForce definitions)
    {
        var calendar = location.Calendar is { } json ? ClinicCalendar.FromJson(json.GetRawText()) : TestClinic.Calendar;
        place = new ClinicPlace(new LocationFacts { Id = location.Id, Curators = curators, TimeZone = calendar.TimeZone }, calendar);
        clinic = new ClinicModel(
            new Dictionary<string, ClinicPlace> { [location.Id] = place }, new Dictionary<string, StaffFacts>(), new Dictionary<string, DateTimeOffset>(), definitions);
    }

    public static IReadOnlyList<SimulationMiss> Play(SimulationFile file, SimulationCase script, DefinitionsInForce definitions)
    {
        var run = new SimulationRun(file.Location, script.Curators ?? file.Location.Curators, definitions);
        if (script.Steps.Any(s => s.Act is not null)) return run.PlayCycle(script);
        var events = script.Steps.Where(s => s.Event is not null).Select(run.Event).ToList();
        foreach (var step in script.Steps)
        {
            if (step.Expect is not { } expected) continue;
            run.at = step.At;
            var now = run.Moment(step.At);
            run.Compare(expected, PatientFold.Run(Subject, [.. events.Where(e => e.Time <= now)], run.clinic, now).State);
        }
        return run.misses;
    }

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
            Same("turn", expected.Turn, state.Turn.Facts.Turn);
            Same("open", expected.Open, !state.Ended);
            Compare("", expected.Stands, expected.Task, state.Ended ? null : state.Turn.Instance);
            if (expected.NoTask == true && state.Stands?.Task is { } task) Miss("task", "none", task.Role + "/" + task.Action);
        }
        return misses;
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
            var instance = state.Courses.FindLast(c => c.Plan == id)?.Instance;
            Same($"plan {id}: ended", plan.Ended, instance?.Status == WorkflowStatus.Finished);
            Compare($"plan {id}: ", plan.Stands, plan.Task, instance?.Status == WorkflowStatus.Finished ? null : instance);
        }
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
