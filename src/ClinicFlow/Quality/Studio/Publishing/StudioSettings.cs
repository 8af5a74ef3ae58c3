using System.Text.Json;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Rules;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Publishing;

/// <summary>When a second person is needed before a rule or a workflow comes in force.</summary>
public sealed record StudioSettings
{
    private const string Name = "studio";

    /// <summary>Every version is approved by somebody who did not write it.</summary>
    public bool Approval { get; init; }
    /// <summary>Also without that: a version that opens and closes more than this share of the open work items, 0…1.</summary>
    public double ConfirmShare { get; init; } = 0.2;

    public LocalizedText? Problem() => ConfirmShare is >= 0 and <= 1 ? null : new("Доля: от 0 до 1.", "The share lies between 0 and 1.");

    public static async Task<StudioSettings> Read(ClinicContext context, CancellationToken cancel) => Of(await context.Settings.AsNoTracking().Where(s => s.Name == Name).Select(s => s.Value).FirstOrDefaultAsync(cancel));

    public Task Save(WriteQueue queue) => queue.Write(Writer.Person, session =>
        session.Insert("setting", ["name", "value"], [[Name, JsonSerializer.Serialize(this, JsonSerializerOptions.Web)]], WriteSession.Replacing("name", ["value"])));

    private static StudioSettings Of(string? text) => text is null ? new() : JsonSerializer.Deserialize<StudioSettings>(text, JsonSerializerOptions.Web)!;
}
