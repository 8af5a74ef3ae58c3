using System.Text.Json.Serialization;

namespace ClinicFlow.Workflows;

/// <summary>How instances are written as JSON: short names, nothing that is empty.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(WorkflowInstance))]
public sealed partial class WorkflowJson : JsonSerializerContext;
