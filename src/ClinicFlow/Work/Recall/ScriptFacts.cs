using System.Globalization;
using ClinicFlow.Clinic;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Facts;
using ClinicFlow.Journeys.State;
using ClinicFlow.Rules;

namespace ClinicFlow.Work.Recall;

/// <summary>One fact as it is said aloud.</summary>
public sealed record ScriptFact(LocalizedText? Value);

/// <summary>The facts that a script may name, said as one says them: dates without the year when it is this one, rounded money, first name and patronymic.</summary>
public static class ScriptFacts
{
    private static readonly CultureInfo RuCulture = CultureInfo.GetCultureInfo("ru-RU"), EnCulture = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>How each fact is called where it is missing.</summary>
    public static readonly IReadOnlyDictionary<string, LocalizedText> Names = new Dictionary<string, LocalizedText>
    {
        ["name"] = new("имя и отчество", "name"), ["clinic"] = new("клиника", "clinic"), ["me"] = new("ваше имя", "your name"),
        ["lastVisit"] = new("дата последнего визита", "date of the last visit"), ["since"] = new("сколько прошло", "how long ago"), ["doctor"] = new("врач", "doctor"),
        ["rhythm"] = new("обычный перерыв", "usual interval"), ["recallDue"] = new("дата осмотра", "date of the check-up"), ["appointment"] = new("дата и время записи", "date and time of the appointment"),
        ["missed"] = new("дата пропущенного визита", "date of the missed visit"), ["leadChannel"] = new("откуда заявка", "where the lead came from"),
        ["plan"] = new("название плана", "name of the plan"), ["nextStep"] = new("следующий шаг плана", "next step of the plan"), ["left"] = new("сколько шагов осталось", "steps left"),
        ["remaining"] = new("остаток плана", "rest of the plan"), ["firstVisit"] = new("дата первого визита", "date of the first visit"), ["service"] = new("что делали", "what was done"),
    };

    /// <param name="fullName">Surname, name, patronymic as the card has them.</param>
    /// <param name="staff">Names of staff by id.</param>
    public static IReadOnlyDictionary<string, ScriptFact> Of(
        PatientState state, string about, string? fullName, Location? location, string me, Func<string?, string?> staff, ClinicPlace place, DateTimeOffset now)
    {
        var p = state.Patient;
        var visit = p.Appointments.Where(a => a.CompletedAt is not null).MaxBy(a => a.CompletedAt);
        var next = p.Appointments.Where(a => a.Active && a.Start > now).MinBy(a => a.Start);
        var missed = p.Appointments.Where(a => a.MissedAt is not null).MaxBy(a => a.MissedAt);
        var plan = p.Plans.Find(x => "plan:" + x.Id == about) ?? p.Plans.Find(x => x.Open);
        var step = plan?.Items.Find(i => i.Id == plan.NextItem);
        var zone = place.Zone;
        return new Dictionary<string, ScriptFact?>
        {
            ["name"] = Said(Address(fullName)), ["clinic"] = Said(location?.Name), ["me"] = Said(FirstName(me)),
            ["lastVisit"] = Day(p.LastVisitAt, zone, now), ["firstVisit"] = Day(p.FirstVisitAt, zone, now), ["since"] = Ago(p.LastVisitAt, now),
            ["doctor"] = Said(staff(next?.Staff ?? visit?.Staff)), ["rhythm"] = Interval(p.ExpectedDays ?? p.RhythmDays), ["recallDue"] = Day(p.RecallDue, zone, now),
            ["appointment"] = Moment(next?.Start, zone), ["missed"] = Day(missed?.Start, zone, now),
            ["leadChannel"] = Channel(p.Leads.LastOrDefault()), ["plan"] = Said(plan?.Name), ["nextStep"] = Said(step?.Name),
            ["left"] = plan is null ? null : Said(plan.LeftCount.ToString(CultureInfo.InvariantCulture)), ["remaining"] = plan is { RemainingValue: > 0 } ? Money(plan.RemainingValue) : null,
            ["service"] = Said(p.Plans.SelectMany(x => x.Items).Where(i => i.DoneAt is not null).MaxBy(i => i.DoneAt)?.Name),
        }.Where(f => f.Value is not null).ToDictionary(f => f.Key, f => f.Value!);
    }

    private static ScriptFact? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : new(new LocalizedText(text, text));

    /// <summary>Russian patients are addressed by name and patronymic.</summary>
    private static string? Address(string? fullName)
    {
        var parts = fullName?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return parts.Length >= 2 ? string.Join(' ', parts.Skip(1)) : parts.FirstOrDefault();
    }

    private static string? FirstName(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } parts ? parts.Length > 1 ? parts[1] : parts[0] : null;

    private static ScriptFact? Day(DateTimeOffset? at, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (at is not { } moment) return null;
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        var format = local.Year == TimeZoneInfo.ConvertTime(now, zone).Year ? "d MMMM" : "d MMMM yyyy";
        return new(new(local.ToString(format, RuCulture) + (format.Length > 6 ? " г." : ""), local.ToString(format, EnCulture)));
    }

    private static ScriptFact? Moment(DateTimeOffset? at, TimeZoneInfo zone) => at is not { } moment ? null
        : new(new(TimeZoneInfo.ConvertTime(moment, zone).ToString("ddd d MMMM, HH:mm", RuCulture), TimeZoneInfo.ConvertTime(moment, zone).ToString("ddd d MMMM, HH:mm", EnCulture)));

    private static ScriptFact? Ago(DateTimeOffset? at, DateTimeOffset now) => at is { } moment ? Interval((now - moment).TotalDays) : null;

    /// <summary>Days up to a month and a half, months up to two years, then years.</summary>
    private static ScriptFact? Interval(double? days) => days switch
    {
        null => null,
        < 45 => Counted((int)Math.Round(days.Value), ("день", "дня", "дней"), "day"),
        < 730 => Counted((int)Math.Round(days.Value / 30.4), ("месяц", "месяца", "месяцев"), "month"),
        _ => Counted((int)Math.Round(days.Value / 365.25), ("год", "года", "лет"), "year"),
    };

    private static ScriptFact Counted(int n, (string One, string Few, string Many) ru, string en)
    {
        var word = n % 100 is >= 11 and <= 14 ? ru.Many : (n % 10) switch { 1 => ru.One, 2 or 3 or 4 => ru.Few, _ => ru.Many };
        return new(new($"{n} {word}", $"{n} {en}{(n == 1 ? "" : "s")}"));
    }

    private static ScriptFact Money(decimal amount) => new(new(amount.ToString("N0", RuCulture) + " ₽", amount.ToString("N0", EnCulture) + " ₽"));

    private static ScriptFact? Channel(LeadFacts? lead) => lead?.Channel switch
    {
        null => null,
        "call" or "phone" => new(new("звонили нам", "called us")),
        "form" or "site" or "web" => new(new("оставили заявку на сайте", "left a request on our site")),
        "messenger" => new(new("написали нам в мессенджер", "wrote to us in a messenger")),
        "referral" => new(new("пришли по рекомендации", "came by recommendation")),
        _ => new(new("обратились к нам", "turned to us")),
    };
}
