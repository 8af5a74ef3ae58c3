using System.Text;

namespace ClinicFlow.Intake.Imports;

/// <summary>Reads how a file or a column writes times, numbers and characters.</summary>
internal sealed class FormatReader(MappingNotes notes)
{
    /// <summary>Formats as given here, else as <paramref name="above"/> has them.</summary>
    public TimeFormat Times(JsonObjectReader reader, TimeFormat above, bool zoneRequired = false)
    {
        var dateTimes = Formats(reader, "dateTime", withTime: true);
        var dates = Formats(reader, "date", withTime: false);
        var zone = reader.String("timeZone", zoneRequired);
        var found = above.Zone;
        if (zone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(zone.Text, out found!))
        {
            notes.Add(UnknownZone(notes, zone));
            found = TimeZoneInfo.Utc;
        }
        var only = !zoneRequired && reader.Flag("dateOnly");
        return new TimeFormat(dateTimes.Count > 0 ? dateTimes : above.DateTimes, dates.Count > 0 ? dates : above.Dates, found, only || above.DateOnly);
    }

    public NumberFormat Numbers(JsonObjectReader reader, NumberFormat above)
    {
        var point = Separator(reader, "decimalSeparator", ".,");
        var group = Separator(reader, "groupSeparator", " ,.'");
        return point is null && group is null ? above : new NumberFormat(point ?? above.Decimal, group ?? above.Group);
    }

    public Encoding? Encoding(JsonObjectReader reader)
    {
        var at = reader.String("encoding");
        if (at is null or { Text: "auto" }) return null;
        if (CsvEncoding.Find(at.Text) is { } found) return found;
        notes.Add(MappingProblems.Unknown(notes.File, at, "mapping.unknown-encoding", new("Кодировка", "The encoding"), at.Text,
            ["auto", "utf-8", "windows-1251", "windows-1252", "koi8-r", "cp866", "iso-8859-1"]));
        return null;
    }

    public byte? Delimiter(JsonObjectReader reader)
    {
        var at = reader.String("delimiter");
        if (at is null or { Text: "auto" }) return null;
        if (at.Text is "tab") return (byte)'\t';
        if (at.Text.Length == 1 && char.IsAscii(at.Text[0]) && !char.IsLetterOrDigit(at.Text[0]) && at.Text[0] is not ('"' or '\r' or '\n' or '\0')) return (byte)at.Text[0];
        notes.Add(MappingProblems.BadValue(notes.File, at, new("Такой разделитель невозможен.", "Not a possible delimiter."), new("Напишите «,», «;», «|», «tab» или «auto».", "Write ',', ';', '|', 'tab' or 'auto'.")));
        return null;
    }

    public DateTimeOffset? GoLive(JsonObjectReader reader, TimeFormat times)
    {
        var at = reader.String("goLive");
        if (at is null) return null;
        if (new TimeFormat([TimeFormat.Iso], ["yyyy-MM-dd"], times.Zone).Read(at.Text, out var time, out _) == TimeFault.None) return time;
        notes.Add(MappingProblems.BadValue(notes.File, at, new("Дата запуска не читается.", "The go-live date can't be read."), new("Напишите её так: 2025-06-01.", "Write it as 2025-06-01.")));
        return null;
    }

    public static ImportProblem UnknownZone(MappingNotes notes, JsonAt at) =>
        MappingProblems.Unknown(notes.File, at, "mapping.unknown-zone", new("Часовой пояс", "The time zone"), at.Text,
            ["Europe/Moscow", "Europe/Kaliningrad", "Europe/Samara", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Vladivostok", "Asia/Tehran", "America/New_York", "UTC"]);

    private List<string> Formats(JsonObjectReader reader, string member, bool withTime)
    {
        var formats = new List<string>();
        foreach (var at in reader.Strings(member))
        {
            if (at.Text.Length is > 0 and <= 64 && TimeFormat.CanRead(at.Text, withTime)) formats.Add(at.Text);
            else notes.Add(MappingProblems.Of("mapping.bad-format", notes.File, at,
                new($"По формату «{MappingProblems.Short(at.Text)}» нельзя прочесть {(withTime ? "дату и время" : "дату")}.", $"The format '{MappingProblems.Short(at.Text)}' can't read a {(withTime ? "date and time" : "date")}."),
                withTime ? new("Напишите, например, yyyy-MM-dd HH:mm:ss, dd.MM.yyyy HH:mm или iso.", "Write for example yyyy-MM-dd HH:mm:ss, dd.MM.yyyy HH:mm or iso.")
                    : new("Напишите, например, yyyy-MM-dd или dd.MM.yyyy.", "Write for example yyyy-MM-dd or dd.MM.yyyy.")));
        }
        return formats;
    }

    private char? Separator(JsonObjectReader reader, string member, string possible)
    {
        var at = reader.String(member);
        if (at is null) return null;
        if (at.Text.Length == 1 && possible.Contains(at.Text[0])) return at.Text[0];
        notes.Add(MappingProblems.BadValue(notes.File, at, new("Такой разделитель в числах невозможен.", "Not a possible separator of numbers."), new("Напишите точку или запятую; между тысячами — пробел.", "Write a point or a comma; between thousands a space.")));
        return null;
    }
}
