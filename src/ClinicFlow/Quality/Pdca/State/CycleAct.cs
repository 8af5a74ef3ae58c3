using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Pdca.State;

/// <summary>What somebody did about a cycle, as it is stored.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "act")]
[JsonDerivedType(typeof(CycleBegun), "begin")]
[JsonDerivedType(typeof(StepCompleted), "step")]
[JsonDerivedType(typeof(MeasureAdded), "measure")]
[JsonDerivedType(typeof(MeasureDone), "measure-done")]
[JsonDerivedType(typeof(MeasureDropped), "measure-dropped")]
[JsonDerivedType(typeof(SignalSeen), "signal")]
[JsonDerivedType(typeof(TurnBegun), "turn")]
[JsonDerivedType(typeof(CycleClosed), "close")]
[JsonDerivedType(typeof(ActUndone), "undo")]
public abstract record CycleAct
{
    public static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true };

    public string Json() => JsonSerializer.Serialize(this, Plain);

    public static CycleAct Read(string text) => JsonSerializer.Deserialize<CycleAct>(text, Plain)!;
}

/// <summary>The figures that a turn begins with, in per cent: what the one before ended with.</summary>
public sealed record Baseline(double Mean, double? Low, double? High, int Weeks);

/// <summary>What a turn wants.</summary>
/// <param name="Target">In per cent.</param>
public sealed record Aim(double Target, string Hypothesis, DateTimeOffset CheckAt, Baseline? Baseline);

public sealed record CycleBegun(string Title, string Stage, string Metric, string? Location, string Owner, string OwnerRole, Aim Aim) : CycleAct;

/// <summary>A step of the turn is done.</summary>
/// <param name="Step">The action of the task that it was: plan, do, check, act, or what a clinic's own workflow asks for.</param>
/// <param name="Conclusion">Of a check.</param>
/// <param name="Decision">Of an act.</param>
/// <param name="Found">What the figures said when it was checked.</param>
public sealed record StepCompleted(string Step, string? Note = null, string? Conclusion = null, string? Decision = null, CheckFinding? Found = null) : CycleAct;

/// <summary>The figures of a turn in short.</summary>
/// <param name="Signal">none, better or worse.</param>
/// <param name="Said">The signal, or why there is none, in words.</param>
public sealed record CheckFinding(string Signal, LocalizedText Said, double? Before, double? After, int Weeks);

/// <summary>Something to do: in words, or the version of a rule set or workflow that brings it.</summary>
public sealed record MeasureAdded(int Number, string Text, string? Kind, string? Name, int? Version, DateTimeOffset? Due) : CycleAct;

public sealed record MeasureDone(int Number) : CycleAct;

public sealed record MeasureDropped(int Number, string Reason) : CycleAct;

/// <summary>What the figures showed changed: none, better or worse.</summary>
public sealed record SignalSeen(string Signal) : CycleAct;

public sealed record TurnBegun(Aim Aim) : CycleAct;

public sealed record CycleClosed(string Reason) : CycleAct;

/// <param name="Number">The act that is taken back.</param>
public sealed record ActUndone(int Number) : CycleAct;
