using System.Text.Json.Serialization;

namespace ClinicFlow.Workflows;

/// <summary>What one workflow holds: the instance's own, or one that it called.</summary>
internal sealed class ScopeState
{
    /// <summary>The called definition; null for the instance's own.</summary>
    [JsonPropertyName("d")] public string? DefinitionId { get; set; }

    /// <summary>The version of it that the call began with, kept until the call ends; 0 where that is not known.</summary>
    [JsonPropertyName("n")] public int Version { get; set; }

    [JsonPropertyName("v")] public ValueMap? Variables { get; set; }

    [JsonPropertyName("i")] public ValueMap? Input { get; set; }

    [JsonPropertyName("o")] public ValueMap? Outputs { get; set; }

    /// <summary>The last result of each activity that gave one.</summary>
    [JsonPropertyName("r")] public ValueMap? Results { get; set; }

    [JsonIgnore] public WorkflowDefinition? Definition { get; set; }

    public ScopeState Copy() => new()
    {
        DefinitionId = DefinitionId,
        Version = Version,
        Definition = Definition,
        Variables = Variables?.Copy(),
        Input = Input,
        Outputs = Outputs?.Copy(),
        Results = Results?.Copy(),
    };
}
