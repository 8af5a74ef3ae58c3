using System.Text.Json;
using ClinicFlow.Platform.Access;

namespace ClinicFlow.Quality.Audits;

/// <summary>How much is checked, and how; kept with each draw as it was when the frame was frozen.</summary>
public sealed record AuditSettings
{
    public const string ByRate = "rate", ByHours = "hours", Everything = "everything";

    /// <summary>rate, hours (as much as the auditors can) or everything.</summary>
    public string Mode { get; init; } = ByRate;
    /// <summary>Share of each specialist's work that is checked, where the role has none of its own.</summary>
    public decimal Rate { get; init; } = 0.10m;
    /// <summary>Share by role.</summary>
    public IReadOnlyDictionary<string, decimal> Rates { get; init; } = new Dictionary<string, decimal>();
    public decimal MinutesPerCheck { get; init; } = 12;
    /// <summary>Hours a month that one auditor has for checks.</summary>
    public decimal HoursPerAuditor { get; init; } = 16;
    /// <summary>Share of the drawn items that two auditors check blind.</summary>
    public decimal SecondShare { get; init; } = 0.10m;
    /// <summary>Days from the draw until the checks are due; two weeks have ten working days.</summary>
    public int DueDays { get; init; } = 14;
    /// <summary>The deviating share of a specialist's work that the page says how likely it is to notice.</summary>
    public decimal NoticeShare { get; init; } = 0.20m;

    public decimal RateOf(string role) => Rates.GetValueOrDefault(role, Rate);

    public string Text() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static AuditSettings Read(string? text) => string.IsNullOrEmpty(text) ? new() : JsonSerializer.Deserialize<AuditSettings>(text, JsonSerializerOptions.Web)!;

    /// <summary>What is wrong with these settings, if anything.</summary>
    public (string Ru, string En)? Problem()
    {
        if (Mode is not (ByRate or ByHours or Everything)) return ("Режим: доля, часы или всё.", "The mode is rate, hours or everything.");
        if (Rates.Values.Append(Rate).Any(r => r is <= 0 or > 1)) return ("Доля проверки больше 0 и не больше 100 %.", "A rate lies above 0 and is at most 100 %.");
        if (Rates.Keys.FirstOrDefault(r => !Roles.All.Contains(r)) is { } role) return ($"Нет роли «{role}».", $"There is no role '{role}'.");
        if (MinutesPerCheck is < 1 or > 240) return ("На проверку нужно от 1 до 240 минут.", "A check takes from 1 to 240 minutes.");
        if (HoursPerAuditor is < 0 or > 300) return ("Часов в месяц от 0 до 300.", "Hours a month lie between 0 and 300.");
        if (SecondShare is < 0 or > 1) return ("Доля двойных проверок от 0 до 100 %.", "The share of second checks lies between 0 and 100 %.");
        if (DueDays is < 1 or > 90) return ("Срок проверки от 1 до 90 дней.", "Checks are due after 1 to 90 days.");
        if (NoticeShare is <= 0 or > 1) return ("Доля, которую нужно заметить, больше 0 и не больше 100 %.", "The share to notice lies above 0 and is at most 100 %.");
        return null;
    }
}
