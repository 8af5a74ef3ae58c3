using System.Text.Json.Nodes;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Tests.Content;

namespace ClinicFlow.Tests.Platform.Commands;

public sealed class OpenApiTests
{
    [Fact]
    public async Task The_committed_description_of_the_API_is_up_to_date()
    {
        var (now, committed) = ((await Text()).Split('\n'), ContentFiles.Text("src/ClinicFlow/openapi.json").Split('\n'));
        var first = Enumerable.Range(0, Math.Max(now.Length, committed.Length)).FirstOrDefault(i => now.ElementAtOrDefault(i) != committed.ElementAtOrDefault(i), -1);
        Assert.True(first < 0, $"src/ClinicFlow/openapi.json is stale from line {first + 1} on. Run: dotnet run --project src/ClinicFlow -- openapi");
    }

    [Fact]
    public async Task Every_operation_has_a_name_of_its_own_a_summary_and_a_tag()
    {
        var paths = JsonNode.Parse(await Text())!["paths"]!.AsObject();
        var operations = paths.SelectMany(p => p.Value!.AsObject().Select(o => o.Value!)).Where(o => o["operationId"] is not null || o["responses"] is not null).ToList();
        Assert.True(operations.Count > 15);
        var unnamed = paths.SelectMany(p => p.Value!.AsObject().Where(o => o.Value!["operationId"] is null).Select(o => $"{o.Key} {p.Key}")).Where(o => o.Contains("/api/v1")).ToList();
        Assert.Empty(unnamed);
        var ids = operations.Select(o => o["operationId"]?.ToString()).OfType<string>().ToList();
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
        Assert.All(operations.Where(o => o["operationId"] is not null), o => Assert.True(o["summary"] is not null && o["tags"] is JsonArray { Count: 1 }));
    }

    private static async Task<string> Text()
    {
        var folder = Directory.CreateTempSubdirectory("clinicflow-openapi-");
        try
        {
            return await OpenApiText.Of(new ClinicOptions(new DataSettings(folder.FullName), ClinicMode.Production, TimeProvider.System));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
