using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ClinicFlow.Platform.Hosting;

/// <summary>Describes texts of a closed list by their words: enums, and whatever is marked with <see cref="OneOfAttribute"/>.</summary>
public sealed class SchemaWords : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (schema.Enum is { Count: > 0 }) schema.Type ??= JsonSchemaType.String;
        if (WordsOf(context) is not { } words) return Task.CompletedTask;
        schema.Enum = [.. words.Select(w => (JsonNode)w)];
        if (schema.Type?.HasFlag(JsonSchemaType.Null) == true) schema.Enum.Add(JsonNullSentinel.JsonNull);
        return Task.CompletedTask;
    }

    private static IReadOnlyList<string>? WordsOf(OpenApiSchemaTransformerContext context) =>
        (Marked(context.JsonPropertyInfo?.AttributeProvider) ?? Marked(context.JsonPropertyInfo?.AssociatedParameter?.AttributeProvider))?.Words;

    private static OneOfAttribute? Marked(ICustomAttributeProvider? member) => member?.GetCustomAttributes(typeof(OneOfAttribute), inherit: true).Cast<OneOfAttribute>().FirstOrDefault();
}
