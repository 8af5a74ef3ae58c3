using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicFlow.Workflows;

/// <summary>
/// How instances are written as JSON: short names, nothing that is empty. An instance inside a type of another context is
/// written the same way, by its converter.
/// </summary>
[JsonSerializable(typeof(WorkflowInstance))]
public sealed partial class WorkflowJson : JsonSerializerContext
{
    /// <summary>The context with letters written as letters.</summary>
    public static WorkflowJson Compact { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 });
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(InstanceData))]
internal sealed partial class InstanceJson : JsonSerializerContext;

/// <summary>Writes and reads instances, whatever serialiser they are in.</summary>
public sealed class WorkflowInstanceConverter : JsonConverter<WorkflowInstance>
{
    /// <inheritdoc />
    public override WorkflowInstance? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, InstanceJson.Default.InstanceData)?.ToInstance();

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, WorkflowInstance value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, InstanceData.Of(value), InstanceJson.Default.InstanceData);
}
