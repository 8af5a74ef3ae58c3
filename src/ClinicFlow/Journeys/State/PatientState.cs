using System.Text.Json.Serialization;
using ClinicFlow.Journeys.Facts;
using ClinicFlow.Workflows;

namespace ClinicFlow.Journeys.State;

/// <summary>The fold of one patient's events: everything that is derived, in one place, stored as JSON.</summary>
public sealed class PatientState
{
    public PatientFacts Patient { get; set; } = new();
    public List<Pass> Passes { get; set; } = [];
    public List<PlanCourse> Courses { get; set; } = [];
    /// <summary>The workflows beside the stages: of each kind the one that runs, or the last that ran.</summary>
    public List<PatientCourse> Beside { get; set; } = [];
    /// <summary>When time alone may start the next of them.</summary>
    public DateTimeOffset? NextStart { get; set; }
    public List<Judgement> Judgements { get; set; } = [];
    /// <summary>Standards that apply and are not due yet.</summary>
    public List<OpenOccurrence> Open { get; set; } = [];
    /// <summary>What people did about work items, by <c>about|reason</c>.</summary>
    public Dictionary<string, ItemMemory> Items { get; set; } = [];
    public Levels Levels { get; set; } = new();

    /// <summary>The source of the patient's first event: its go-live decides what counts.</summary>
    public string? Source { get; set; }
    /// <summary>Latest lead, booking, arrival, visit or agreement: what gives a finished reason a new occurrence.</summary>
    public DateTimeOffset? LastMovementAt { get; set; }
    /// <summary>Sort key of the last event folded.</summary>
    public string? LastEvent { get; set; }
    public DateTimeOffset? LastEventAt { get; set; }
    /// <summary>Latest timer that was due and folded.</summary>
    public DateTimeOffset? LastTimerAt { get; set; }
    /// <summary>Which derived tables were written with this state.</summary>
    public int Generation { get; set; }
    /// <summary>Acts on workflow instances of which nothing came, by event, with the code that says why.</summary>
    public Dictionary<string, string>? InVain { get; set; }

    [JsonIgnore]
    public Pass? Current => Passes.Count > 0 && Passes[^1].Facts.ClosedAt is null ? Passes[^1] : null;

    public Pass? PassOf(string? journey)
    {
        if (journey is not null)
            foreach (var pass in Passes)
                if (pass.Facts.Id == journey) return pass;
        return null;
    }

}

/// <summary>One pass through the five stages.</summary>
public sealed class Pass
{
    public JourneyFacts Facts { get; set; } = new();
    public List<StageSpan> Stages { get; set; } = [];
    /// <summary>The instance of the stage that the journey stands in; the last one once the pass is closed.</summary>
    public WorkflowInstance? Instance { get; set; }
    /// <summary>Instances of the stages left behind, for the picture of the path.</summary>
    public List<WorkflowInstance> Left { get; set; } = [];
}

public sealed class StageSpan
{
    public string Stage { get; set; } = "";
    public DateTimeOffset Entered { get; set; }
    public DateTimeOffset? Left { get; set; }
    public string? Outcome { get; set; }
    /// <summary>Entered and left by one and the same event: nothing was recorded of this stage.</summary>
    public bool NoRecord { get; set; }
    public DateTimeOffset? CheckedAt { get; set; }
}

/// <summary>The workflow instance of one plan.</summary>
public sealed class PlanCourse
{
    public string Plan { get; set; } = "";
    public WorkflowInstance Instance { get; set; } = null!;
}

/// <summary>A workflow beside the stages: recall, win-back, care for a beginner.</summary>
public sealed class PatientCourse
{
    /// <summary>What it was begun for; for the same it is not begun again.</summary>
    public string For { get; set; } = "";
    /// <summary>The latest occasion that came while it ran: it belongs to this one, and begins no other.</summary>
    public string? Heard { get; set; }
    /// <summary>A stage handed the patient over; no rule says whether its tasks are wanted.</summary>
    public bool ByStage { get; set; }
    public WorkflowInstance Instance { get; set; } = null!;

    [JsonIgnore]
    public bool Running => Instance.Status == WorkflowStatus.Running;
}

/// <summary>A standard that applies to something and is judged when due.</summary>
public sealed class OpenOccurrence
{
    public string Rule { get; set; } = "";
    public string Key { get; set; } = "";
    public string? Journey { get; set; }
    public DateTimeOffset Due { get; set; }
}

/// <summary>A standard judged once, on the facts of that moment, by the version in force when the fact happened.</summary>
public sealed class Judgement
{
    public string Rule { get; set; } = "";
    public string Key { get; set; } = "";
    public string? Journey { get; set; }
    /// <summary>kept, broken or error.</summary>
    public string Status { get; set; } = "";
    public DateTimeOffset Time { get; set; }
    public DateTimeOffset At { get; set; }
    public int Version { get; set; }
    /// <summary>Whose it was to keep.</summary>
    public string? Staff { get; set; }
    public BreachDetails? Breach { get; set; }
}

/// <summary>What a deviation says beside the judgement.</summary>
public sealed class BreachDetails
{
    public string About { get; set; } = "";
    public string? Staff { get; set; }
    public string? Location { get; set; }
    public string Severity { get; set; } = "minor";
    public string Ru { get; set; } = "";
    public string En { get; set; } = "";
}

/// <summary>What people did about one reason of one subject.</summary>
public sealed class ItemMemory
{
    public int Occurrence { get; set; } = 1;
    public DateTimeOffset? FinishedAt { get; set; }
    /// <summary>When a reason that still holds opens its next occurrence; null: not while it lasts.</summary>
    public DateTimeOffset? RecheckAt { get; set; }
    public DateTimeOffset? SnoozedUntil { get; set; }
    public DateTimeOffset? NextDue { get; set; }
    public bool Promised { get; set; }
    public int Attempts { get; set; }
    public string? AssignedTo { get; set; }
    /// <summary>The role that it was handed to.</summary>
    public string? Role { get; set; }
    public string? LastOutcome { get; set; }
    /// <summary>Tried as often as the rule allows: somebody must find another way.</summary>
    public bool Manual { get; set; }
}

/// <summary>What the level-triggered rules say: recomputed whenever the patient is folded, at most as of the last local midnight or the last event.</summary>
public sealed class Levels
{
    public string Segment { get; set; } = "";
    public List<PlanLevel> Plans { get; set; } = [];
    public List<WantedItem> Wanted { get; set; } = [];
}

public sealed class PlanLevel
{
    public string Plan { get; set; } = "";
    public string Tab { get; set; } = "";
    public DateTimeOffset Since { get; set; }
    public double? NormDays { get; set; }
    public double Score { get; set; }
    public string? ScoreRu { get; set; }
    public string? ScoreEn { get; set; }
}

/// <summary>A work item that the present state wants.</summary>
public sealed class WantedItem
{
    public string About { get; set; } = "";
    public string Reason { get; set; } = "";
    public int Occurrence { get; set; } = 1;
    public int Version { get; set; }
    public string? Journey { get; set; }
    public string Role { get; set; } = "";
    public string? AssignedTo { get; set; }
    public string Action { get; set; } = "";
    /// <summary>What rule or workflow ask, also where a person has to find another way first.</summary>
    [JsonIgnore]
    public string? Asks { get; set; }
    /// <summary>Since when the workflow stands at this task, where a rule says that it is wanted.</summary>
    [JsonIgnore]
    public DateTimeOffset? AskedAt { get; set; }
    /// <summary>How pressing the workflow says it is; 0 is usual.</summary>
    [JsonIgnore]
    public int Priority { get; set; }
    public string TitleRu { get; set; } = "";
    public string TitleEn { get; set; } = "";
    public string? WhyRu { get; set; }
    public string? WhyEn { get; set; }
    public DateTimeOffset Since { get; set; }
    public DateTimeOffset? Due { get; set; }
    public DateTimeOffset? SnoozedUntil { get; set; }
    public bool Promised { get; set; }
    public bool Escalated { get; set; }
    public int Attempts { get; set; }
    /// <summary>A person finished this occurrence; it stays finished.</summary>
    public bool Finished { get; set; }
    /// <summary>The next try comes then, not sooner.</summary>
    public DateTimeOffset? NotBefore { get; set; }
    /// <summary>Its place in the lists by rule; an item about a plan has the plan's.</summary>
    public double Score { get; set; }
    public string? ScoreRu { get; set; }
    public string? ScoreEn { get; set; }
}

/// <summary>How the state is written: short, nothing that is empty, equal states as equal text; instances of workflows by their own library.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(PatientState))]
public sealed partial class PatientStateJson : JsonSerializerContext;
