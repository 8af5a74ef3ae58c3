using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicFlow.Platform.Commands.WorkflowFiles;

/// <summary>A file of simulations: scripted events on a test clock, and what is expected on the way.</summary>
public sealed record SimulationFile
{
    public required BothLanguages Title { get; init; }
    public SimulationLocation Location { get; init; } = new();
    public required IReadOnlyList<SimulationCase> Cases { get; init; }

    /// <summary>For editors; not read.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }
}

/// <summary>The location at which it takes place; unless told, that of the tests of rules: Moscow, 9 to 21, closed on Sundays.</summary>
public sealed record SimulationLocation
{
    public string Id { get; init; } = "main";
    public bool Curators { get; init; } = true;
    /// <summary>Opening hours as the settings of a location keep them.</summary>
    public JsonElement? Calendar { get; init; }
}

public sealed record SimulationCase
{
    public required string Name { get; init; }
    public bool? Curators { get; init; }
    public required IReadOnlyList<SimulationStep> Steps { get; init; }
}

/// <summary>Something happens, or something is expected. Times without an offset are the location's.</summary>
public sealed record SimulationStep
{
    public required string At { get; init; }
    /// <summary>Type of the vocabulary: <c>lead.received</c>.</summary>
    public string? Event { get; init; }
    public JsonElement? Data { get; init; }
    /// <summary>What is done about a PDCA cycle, as it is stored: <c>{ "act": "step", "step": "plan" }</c>.</summary>
    public JsonElement? Act { get; init; }
    /// <summary>What is recorded of an audited month.</summary>
    public SimulatedAudit? Audit { get; init; }
    public Expected? Expect { get; init; }
}

/// <summary>One thing recorded of an audited month.</summary>
public sealed record SimulatedAudit
{
    /// <summary>The month, 2026-05; with the first step.</summary>
    public string? Period { get; init; }
    public bool Frozen { get; init; }
    /// <summary>It was drawn: so many checks.</summary>
    public int? Drawn { get; init; }
    /// <summary>So many more checks were closed.</summary>
    public int Checked { get; init; }
    /// <summary>So many deviations were found by them.</summary>
    public int Found { get; init; }
    /// <summary>So many of those were decided, or stood undisputed.</summary>
    public int Decided { get; init; }
    /// <summary>The results were put in force.</summary>
    public bool Results { get; init; }
}

/// <summary>What the patient's last pass and plans look like at that moment; what is not named is not looked at.</summary>
public sealed record Expected
{
    public string? Stage { get; init; }
    /// <summary>The activity that the stage's workflow waits at.</summary>
    public string? Stands { get; init; }
    public ExpectedTask? Task { get; init; }
    public bool? NoTask { get; init; }
    /// <summary>Stages of the pass, in their order.</summary>
    public IReadOnlyList<string>? Path { get; init; }
    public string? Outcome { get; init; }
    public string? Reason { get; init; }
    public bool? Open { get; init; }
    public int? Passes { get; init; }
    /// <summary>The turn of a PDCA cycle.</summary>
    public int? Turn { get; init; }
    /// <summary>What the control found, by standard: kept, broken, not-applicable.</summary>
    public IReadOnlyDictionary<string, string>? Checks { get; init; }
    /// <summary>Where the workflow of a plan stands, by plan.</summary>
    public IReadOnlyDictionary<string, ExpectedPlan>? Plans { get; init; }
    /// <summary>Where the workflows beside the stages stand, by definition.</summary>
    public IReadOnlyDictionary<string, ExpectedPlan>? Beside { get; init; }
    /// <summary>The patient's open work items, <c>role action</c> each, in any order.</summary>
    public IReadOnlyList<string>? Items { get; init; }
}

public sealed record ExpectedTask
{
    public string? Role { get; init; }
    public string? Action { get; init; }
    public string? Due { get; init; }
    public bool? Escalated { get; init; }
}

/// <summary>Where the workflow of a plan, or one beside the stages, stands.</summary>
public sealed record ExpectedPlan
{
    public string? Stands { get; init; }
    public ExpectedTask? Task { get; init; }
    public bool? Ended { get; init; }
    /// <summary>It was begun; false: it was not.</summary>
    public bool? Begun { get; init; }
}
