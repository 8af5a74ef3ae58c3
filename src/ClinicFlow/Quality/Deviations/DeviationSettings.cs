using System.Text.Json;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Deviations;

/// <summary>Time limits of the register, and how deviations add up to steps.</summary>
public sealed record DeviationSettings
{
    public const string ByChance = "chance", ByCount = "count";

    /// <summary>chance: a step rises only where a tolerable error rate does not explain the number; count: the plain count 1, 2, 3.</summary>
    public string Mode { get; init; } = ByChance;
    /// <summary>Working days in which the employee may dispute a deviation.</summary>
    public int DisputeDays { get; init; } = 5;
    /// <summary>Working days in which a dispute is to be decided.</summary>
    public int DecideDays { get; init; } = 3;
    /// <summary>Working days in which a step is to be done.</summary>
    public int StepDays { get; init; } = 5;
    /// <summary>Days over which deviations add up.</summary>
    public int WindowDays { get; init; } = 90;
    /// <summary>Share of errors that is tolerated.</summary>
    public double Tolerable { get; init; } = 0.05;
    /// <summary>A number that chance brings about more often than this raises no step.</summary>
    public double Significance { get; init; } = 0.05;
    /// <summary>Most of a month's pay by which a sanction may reduce the bonus.</summary>
    public decimal Cap { get; init; } = 0.20m;

    public string? Problem(string language)
    {
        var ru = !language.StartsWith("en", StringComparison.OrdinalIgnoreCase);
        if (Mode is not (ByChance or ByCount)) return ru ? "Режим: chance или count." : "The mode is chance or count.";
        if (DisputeDays is < 1 or > 60 || DecideDays is < 1 or > 60 || StepDays is < 1 or > 60) return ru ? "Сроки: от 1 до 60 рабочих дней." : "Time limits lie between 1 and 60 working days.";
        if (WindowDays is < 7 or > 730) return ru ? "Окно: от 7 до 730 дней." : "The window lies between 7 and 730 days.";
        if (Tolerable is <= 0 or >= 1 || Significance is <= 0 or >= 1 || Cap is < 0 or > 1) return ru ? "Доли больше 0 и меньше 1." : "Shares lie between 0 and 1.";
        return null;
    }
}

public sealed class DeviationSettingsStore(WriteQueue queue)
{
    private const string Name = "deviations";

    public async Task<DeviationSettings> Read(ClinicContext context, CancellationToken cancel) =>
        await context.Settings.AsNoTracking().Where(s => s.Name == Name).Select(s => s.Value).FirstOrDefaultAsync(cancel) is { } text ? JsonSerializer.Deserialize<DeviationSettings>(text, JsonSerializerOptions.Web)! : new();

    public Task Save(DeviationSettings settings) => queue.Write(Writer.Person, session =>
        session.Insert("setting", ["name", "value"], [[Name, JsonSerializer.Serialize(settings, JsonSerializerOptions.Web)]], WriteSession.Replacing("name", ["value"])));
}
