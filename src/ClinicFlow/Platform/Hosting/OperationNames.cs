using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ClinicFlow.Platform.Hosting;

/// <summary>Names every operation by its feature and its handler: <c>PatientsApi.Search</c> is <c>patients.search</c>, tagged <c>Patients</c>.</summary>
public sealed partial class OperationNames : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault() is not { DeclaringType: { } type } method || method.Name.Contains('<')) return Task.CompletedTask;
        var feature = type.Name.EndsWith("Api", StringComparison.Ordinal) ? type.Name[..^3] : type.Name;
        operation.OperationId ??= $"{Lower(feature)}.{Lower(method.Name)}";
        operation.Summary ??= $"{Words(feature)}: {Words(method.Name).ToLowerInvariant()}";
        operation.Tags = new HashSet<OpenApiTagReference> { new(feature, context.Document) };
        if (context.Document is { } document && (document.Tags ??= new HashSet<OpenApiTag>()).All(t => t.Name != feature)) document.Tags.Add(new OpenApiTag { Name = feature });
        return Task.CompletedTask;
    }

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Words(string name) => WordStart().Replace(name, " $1");

    [GeneratedRegex("(?<=[a-z])([A-Z])")]
    private static partial Regex WordStart();
}
