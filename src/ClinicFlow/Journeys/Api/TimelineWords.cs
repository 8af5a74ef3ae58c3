using System.Globalization;
using ClinicFlow.Rules;

namespace ClinicFlow.Journeys.Api;

/// <summary>Codes of events in the words of the clinic; a code that is not known stands for itself.</summary>
public static class TimelineWords
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU"), English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly NumberFormatInfo RussianNumbers = new() { NumberGroupSeparator = "\u00a0", NumberDecimalSeparator = "," };

    private static readonly Dictionary<string, LocalizedText> Known = new()
    {
        ["form"] = new("форма на сайте", "web form"), ["site"] = new("сайт", "web site"), ["web"] = new("сайт", "web site"), ["call"] = new("звонок", "call"), ["phone"] = new("звонок", "call"),
        ["messenger"] = new("мессенджер", "messenger"), ["referral"] = new("направление", "referral"), ["sms"] = new("СМС", "text message"), ["email"] = new("письмо", "e-mail"),
        ["e-mail"] = new("письмо", "e-mail"), ["message"] = new("сообщение", "message"), ["search"] = new("поиск", "search"), ["maps"] = new("карты", "maps"), ["social"] = new("соцсети", "social networks"),
        ["recommendation"] = new("рекомендация", "recommendation"), ["cash"] = new("наличные", "cash"), ["card"] = new("карта", "card"), ["insurance"] = new("страховая", "insurance"),
        ["patient"] = new("пациент", "patient"), ["clinic"] = new("клиника", "clinic"), ["marketing"] = new("реклама", "marketing"), ["service"] = new("уведомления", "notices"),
        ["lead"] = new("заявка", "lead"), ["confirmation"] = new("подтверждение", "confirmation"), ["no-show"] = new("неявка", "no-show"), ["plan"] = new("план", "plan"),
        ["recall"] = new("приглашение на осмотр", "recall"), ["satisfaction"] = new("вопрос об оценке", "satisfaction"), ["reminder"] = new("напоминание", "reminder"),
        ["plan-needed"] = new("нужен план", "plan needed"), ["no-plan-needed"] = new("план не нужен", "no plan needed"), ["treated"] = new("вылечен сразу", "treated at once"), ["unknown"] = new("итог не записан", "outcome not recorded"),
        ["booked"] = new("записан", "booked"), ["call-back"] = new("перезвонить", "call back"), ["thinking"] = new("думает", "thinking"), ["price"] = new("цена", "price"), ["fear"] = new("страх", "fear"),
        ["elsewhere"] = new("ушёл в другую", "went elsewhere"), ["medical"] = new("медпричина", "medical reason"), ["no-answer"] = new("нет ответа", "no answer"), ["voicemail"] = new("автоответчик", "voicemail"),
        ["wrong-number"] = new("не тот номер", "wrong number"), ["do-not-contact"] = new("не звонить", "do not contact"), ["deceased"] = new("умер", "deceased"), ["contacted"] = new("дозвонились", "reached"),
        ["not-reached"] = new("не дозвонились", "not reached"), ["far"] = new("далеко", "too far"), ["no-time"] = new("нет времени", "no time"), ["duplicate"] = new("повтор", "duplicate"),
        ["healing"] = new("заживление", "healing"), ["not-needed"] = new("не нужен", "not needed"), ["quote-expired"] = new("предложение истекло", "quote expired"), ["illness"] = new("болезнь", "illness"),
        ["therapy"] = new("терапия", "therapy"), ["surgery"] = new("хирургия", "surgery"), ["prosthetics"] = new("ортопедия", "prosthetics"),
        ["orthodontics"] = new("ортодонтия", "orthodontics"), ["hygiene"] = new("гигиена", "hygiene"), ["implantology"] = new("имплантация", "implantology"), ["periodontics"] = new("пародонтология", "periodontics"),
        ["endodontics"] = new("эндодонтия", "endodontics"), ["cardiology"] = new("кардиология", "cardiology"), ["phlebology"] = new("флебология", "phlebology"),
        ["spoken"] = new("поговорили", "spoken"), ["yes"] = new("да", "yes"), ["no"] = new("нет", "no"),
    };

    public static LocalizedText? Word(string? code) => string.IsNullOrEmpty(code) ? null : Known.GetValueOrDefault(code) ?? new LocalizedText(code, code);

    /// <summary>The words that are known, in a row; null where none is.</summary>
    public static LocalizedText? Join(params ReadOnlySpan<LocalizedText?> words)
    {
        List<LocalizedText> known = [];
        foreach (var word in words) if (word is not null && word.Ru.Length > 0) known.Add(word);
        return known.Count == 0 ? null : new(string.Join(" · ", known.Select(w => w.Ru)), string.Join(" · ", known.Select(w => w.En)));
    }

    public static LocalizedText Money(decimal amount) =>
        new(amount.ToString("#,0.##", RussianNumbers) + "\u00a0₽", amount.ToString("#,0.##", CultureInfo.InvariantCulture) + "\u00a0₽");

    /// <summary>A moment on the clinic's wall clock, the year where it is another than that of <paramref name="beside"/>.</summary>
    public static LocalizedText Moment(DateTimeOffset moment, DateTimeOffset beside, TimeZoneInfo zone, bool time = true)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        var year = local.Year != TimeZoneInfo.ConvertTime(beside, zone).Year;
        var clock = time ? local.ToString(", HH:mm", CultureInfo.InvariantCulture) : "";
        return new(local.ToString(year ? "dd.MM.yyyy" : "dd.MM", Russian) + clock, local.ToString(year ? "d MMM yyyy" : "d MMM", English) + clock);
    }

    public static string Minutes(int seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}");

    /// <summary>The Russian form of a noun after a number: 1 пункт, 2 пункта, 5 пунктов.</summary>
    public static string Plural(long n, string one, string few, string many) =>
        (n % 100 is >= 11 and <= 14) ? many : (n % 10) switch { 1 => one, 2 or 3 or 4 => few, _ => many };
}
