using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ClinicFlow.Platform.Hosting;

/// <summary>The OpenAPI document as text, the same for the same API: paths and schemas sorted, no server, no data.</summary>
public static class OpenApiText
{
    private static readonly JsonSerializerOptions Writing = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="options">A folder that may be thrown away.</param>
    public static async Task<string> Of(ClinicOptions options, CancellationToken cancel = default)
    {
        await using var app = ClinicApp.Build(options, builder =>
        {
            // Endpoints become known when the pipeline is built, so the application starts: with nobody listening and no background work.
            foreach (var hosted in builder.Services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Namespace?.StartsWith("Microsoft", StringComparison.Ordinal) != true
                && !IsServer(s)).ToList()) builder.Services.Remove(hosted);
            builder.Services.AddSingleton<IServer, NobodyListens>();
            builder.Logging.ClearProviders();
        });
        await app.StartAsync(cancel);
        var document = await app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1").GetOpenApiDocumentAsync(cancel);
        var json = JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancel))!.AsObject();
        await app.StopAsync(cancel);
        return Sorted(json).ToJsonString(Writing) + "\n";
    }

    private static bool IsServer(ServiceDescriptor service) => service.ImplementationFactory is { } factory && factory.Method.DeclaringType?.Namespace?.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) == true;

    private static JsonObject Sorted(JsonObject document)
    {
        document.Remove("servers");
        Sort(document, "paths");
        if (document["components"] is JsonObject components)
            foreach (var (name, _) in components.ToList()) Sort(components, name);
        if (document["tags"] is JsonArray tags) document["tags"] = new JsonArray([.. tags.Select(t => t!.DeepClone()).OrderBy(t => t["name"]!.ToString(), StringComparer.Ordinal)]);
        return document;
    }

    private static void Sort(JsonObject owner, string member)
    {
        if (owner[member] is not JsonObject members) return;
        owner[member] = new JsonObject(members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
    }

    private sealed class NobodyListens : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose() { }
    }
}
