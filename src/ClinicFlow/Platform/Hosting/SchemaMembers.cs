using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ClinicFlow.Platform.Hosting;

/// <summary>
/// Which members are always there: of an answer all of them, for the server writes every one, null or not;
/// of a request those without which it is refused, so none that may be null.
/// </summary>
public sealed class SchemaMembers : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var operations = document.Paths.Values.SelectMany(p => p.Operations?.Values.ToList() ?? []).ToList();
        var asked = Reached(operations.SelectMany(o => o.RequestBody?.Content?.Values.ToList() ?? []));
        var answered = Reached(operations.SelectMany(o => o.Responses?.Values.ToList() ?? []).SelectMany(r => r.Content?.Values.ToList() ?? []));
        foreach (var schema in answered.Except(asked)) if (schema.Properties is { Count: > 0 } members) schema.Required = members.Keys.ToHashSet();
        foreach (var schema in asked.Except(answered)) schema.Required?.ExceptWith(schema.Properties?.Where(m => MayBeNull(m.Value)).Select(m => m.Key) ?? []);
        return Task.CompletedTask;
    }

    private static bool MayBeNull(IOpenApiSchema schema) => schema.Type?.HasFlag(JsonSchemaType.Null) == true || schema.OneOf?.Any(s => s.Type == JsonSchemaType.Null) == true || schema.Default is not null;

    private static HashSet<OpenApiSchema> Reached(IEnumerable<OpenApiMediaType> contents)
    {
        var found = new HashSet<OpenApiSchema>();
        foreach (var content in contents) Reach(content.Schema, found);
        return found;
    }

    private static void Reach(IOpenApiSchema? schema, HashSet<OpenApiSchema> found)
    {
        var target = schema is OpenApiSchemaReference reference ? reference.RecursiveTarget : schema as OpenApiSchema;
        if (target is null || !found.Add(target)) return;
        Reach(target.Items, found);
        Reach(target.AdditionalProperties, found);
        foreach (var part in new[] { target.OneOf, target.AnyOf, target.AllOf }.SelectMany(parts => parts ?? [])) Reach(part, found);
        foreach (var member in target.Properties?.Values.ToList() ?? []) Reach(member, found);
    }
}
