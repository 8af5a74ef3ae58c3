using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ClinicFlow.Platform.Hosting;

/// <summary>Names every operation by its feature and its handler: <c>PatientsApi.Search</c> is <c>patients.search</c>, tagged <c>Patients</c>.</summary>
public sealed partial class OperationNames : IOpenApiOperationTransformer, IOpenApiDocumentTransformer
{
    /// <summary>Title and tags are said here because they would else name whatever program builds the document.</summary>
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        (document.Info.Title, document.Info.Version) = ("ClinicFlow API", "v1");
        var used = document.Paths.Values.SelectMany(p => p.Operations?.Values.ToList() ?? []).SelectMany(o => o.Tags?.ToList() ?? []).Select(t => t.Reference.Id).ToHashSet();
        foreach (var tag in document.Tags?.Where(t => !used.Contains(t.Name)).ToList() ?? []) document.Tags!.Remove(tag);
        return Task.CompletedTask;
    }

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault() is not { } handler) return Task.CompletedTask;
        var type = handler.DeclaringType!;
        while (type.Name.Contains('<') && type.DeclaringType is { } outer) type = outer;
        var feature = type.Name.EndsWith("Api", StringComparison.Ordinal) ? type.Name[..^3] : type.Name;
        var name = handler.Name.Contains('<') ? OfRoute(context.Description.HttpMethod, context.Description.RelativePath) : handler.Name;
        operation.OperationId ??= $"{Lower(feature)}.{Lower(name)}";
        operation.Summary ??= $"{Words(feature)}: {Words(name).ToLowerInvariant()}";
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Query)) parameter.Name = Lower(parameter.Name!);
        operation.Tags = new HashSet<OpenApiTagReference> { new(feature, context.Document) };
        if (context.Document is { } document && (document.Tags ??= new HashSet<OpenApiTag>()).All(t => t.Name != feature)) document.Tags.Add(new OpenApiTag { Name = feature });
        return Task.CompletedTask;
    }

    /// <summary>A handler without a name is called by its verb and the last words of its route: GET events/types is <c>GetTypes</c>.</summary>
    private static string OfRoute(string? verb, string? route)
    {
        var last = (route ?? "").Split('/').LastOrDefault(part => part.Length > 0 && part[0] != '{') ?? "";
        return string.Concat(new[] { (verb ?? "any").ToLowerInvariant() }.Concat(last.Split('-', '.')).Where(w => w.Length > 0).Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
    }

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Words(string name) => WordStart().Replace(name, " $1");

    [GeneratedRegex("(?<=[a-z])([A-Z])")]
    private static partial Regex WordStart();
}
