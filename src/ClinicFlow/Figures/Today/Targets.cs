using System.Text.Json;
using ClinicFlow.Rules;

namespace ClinicFlow.Figures.Today;

/// <summary>What one stage aims at.</summary>
/// <param name="Target">Share that shall convert, 0–1.</param>
/// <param name="HorizonDays">A journey that entered less than this ago is too young to be called lost or kept.</param>
/// <param name="NormDays">How long the stage shall take.</param>
public sealed record StageTarget(string Stage, double Target, int HorizonDays, int NormDays, string OwnerRole, string Source);

/// <summary>The starting targets, as <c>targets.json</c> beside this file says them.</summary>
public sealed record Targets(LocalizedText Note, IReadOnlyList<StageTarget> Stages)
{
    public static readonly Targets Shipped = Read();

    public StageTarget Of(string stage) => Stages.First(s => s.Stage == stage);

    private static Targets Read()
    {
        using var file = typeof(Targets).Assembly.GetManifestResourceStream("targets.json")!;
        return JsonSerializer.Deserialize<Targets>(file, JsonSerializerOptions.Web)!;
    }
}
