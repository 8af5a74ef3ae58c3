using System.Text.Json.Serialization;

namespace ClinicFlow.Workflows;

internal enum ActivityStatus
{
    /// <summary>It runs, or something inside it does.</summary>
    Running,

    /// <summary>It stands in the queue; between calls only after the step limit.</summary>
    Scheduled,

    /// <summary>It waits for a stimulus.</summary>
    Waiting,

    /// <summary>It has an open incident.</summary>
    Faulted,
}

/// <summary>One activity that was begun and not left: the instance is the tree of these.</summary>
internal sealed class ActivityState
{
    [JsonPropertyName("n")] public int Number { get; set; }

    [JsonPropertyName("p")] public int ParentNumber { get; set; }

    [JsonPropertyName("a")] public string ActivityId { get; set; } = "";

    [JsonPropertyName("s")] public ActivityStatus Status { get; set; }

    [JsonPropertyName("e")] public DateTimeOffset EnteredAt { get; set; }

    /// <summary>The visits of a flowchart in counter mode.</summary>
    [JsonPropertyName("f")] public FlowCounters? Counters { get; set; }

    /// <summary>The connections that hold an unconsumed token, of a flowchart in token mode.</summary>
    [JsonIgnore] public List<int>? Tokens { get; set; }

    /// <summary>The tokens as they are kept: nothing where there are none.</summary>
    [JsonPropertyName("k")] public List<int>? KeptTokens { get => Tokens is { Count: > 0 } ? Tokens : null; set => Tokens = value; }

    /// <summary>Where a loop or a sequence is; the start activity of a flowchart.</summary>
    [JsonPropertyName("i")] public long Step { get; set; }

    /// <summary>What a loop runs over, or what else the activity keeps.</summary>
    [JsonPropertyName("v"), JsonConverter(typeof(ValueConverter))] public object? Value { get; set; }

    /// <summary>The variables that the activity declares.</summary>
    [JsonPropertyName("m")] public ValueMap? Variables { get; set; }

    /// <summary>What a called workflow holds.</summary>
    [JsonPropertyName("c")] public ScopeState? Scope { get; set; }

    [JsonPropertyName("w")] public WaitState? Wait { get; set; }

    /// <summary>True if a backward connection led here (counter mode).</summary>
    [JsonPropertyName("b")] public bool Backward { get; set; }

    /// <summary>The place, from 1, of the join whose race it has already lost; 0 if none.</summary>
    [JsonPropertyName("l")] public int Late { get; set; }

    /// <summary>True if a wait has an open incident although it goes on waiting.</summary>
    [JsonPropertyName("x")] public bool Troubled { get; set; }

    [JsonIgnore] public ActivityNode Node { get; set; } = null!;

    [JsonIgnore] public ActivityState? Parent { get; set; }

    /// <summary>How many activities inside were begun and not left.</summary>
    [JsonIgnore] public int Open { get; set; }

    [JsonIgnore] public bool Gone { get; set; }

    public ActivityState Copy()
    {
        var copy = (ActivityState)MemberwiseClone();
        copy.Counters = Counters?.Copy();
        if (Tokens is not null) copy.Tokens = [.. Tokens];
        copy.Variables = Variables?.Copy();
        copy.Scope = Scope?.Copy();
        copy.Wait = Wait?.Copy();
        copy.Open = 0;
        return copy;
    }
}
