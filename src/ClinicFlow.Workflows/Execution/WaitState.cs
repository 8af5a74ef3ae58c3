using System.Text.Json.Serialization;

namespace ClinicFlow.Workflows;

/// <summary>What an activity waits for.</summary>
internal sealed class WaitState
{
    /// <summary>The kind of stimulus: the activity's type, short.</summary>
    [JsonPropertyName("k")] public string Kind { get; set; } = "";

    /// <summary>What the stimulus must name: an event, a child.</summary>
    [JsonPropertyName("n")] public string? Name { get; set; }

    [JsonPropertyName("d")] public DateTimeOffset? Deadline { get; set; }

    /// <summary>The moment that the deadline counts from, where a fact gives it.</summary>
    [JsonPropertyName("f")] public DateTimeOffset? From { get; set; }

    [JsonPropertyName("r")] public bool Reported { get; set; }

    [JsonPropertyName("t")] public TaskState? Task { get; set; }

    public WaitState Copy()
    {
        var copy = (WaitState)MemberwiseClone();
        copy.Task = Task?.Copy();
        return copy;
    }
}

/// <summary>The task of a wait.</summary>
internal sealed class TaskState
{
    [JsonPropertyName("r")] public string Role { get; set; } = "";

    [JsonPropertyName("p")] public string? Person { get; set; }

    [JsonPropertyName("cd")] public List<string>? Candidates { get; set; }

    [JsonPropertyName("ac")] public string? Action { get; set; }

    [JsonPropertyName("y")] public int Priority { get; set; }

    [JsonPropertyName("ru")] public string Ru { get; set; } = "";

    [JsonPropertyName("en")] public string En { get; set; } = "";

    [JsonPropertyName("f")] public DateTimeOffset? From { get; set; }

    [JsonPropertyName("d")] public DateTimeOffset? DueAt { get; set; }

    [JsonPropertyName("ea")] public DateTimeOffset? EscalatesAt { get; set; }

    [JsonPropertyName("er")] public string? EscalateRole { get; set; }

    [JsonPropertyName("x")] public bool Escalated { get; set; }

    /// <summary>Whom a person gave it to.</summary>
    [JsonPropertyName("tr")] public string? ToRole { get; set; }

    [JsonPropertyName("tp")] public string? ToPerson { get; set; }

    public TaskState Copy() => (TaskState)MemberwiseClone();
}
