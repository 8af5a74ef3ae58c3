using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicFlow.Clinic.Calendar;

/// <summary>
/// <c>{ "timeZone": "Europe/Moscow", "week": { "monday": ["09:00-13:00", "14:00-21:00"] }, "holidays": { "2026-01-01": [] } }</c>
/// </summary>
internal sealed class ClinicCalendarJson : JsonConverter<ClinicCalendar>
{
    public override ClinicCalendar Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var form = JsonSerializer.Deserialize<Form>(ref reader) ?? throw new JsonException("A calendar is expected, not null.");
        try
        {
            return new ClinicCalendar(
                form.TimeZone,
                form.Week.ToDictionary(day => Weekday(day.Key), day => Hours(day.Value)),
                form.Holidays?.ToDictionary(day => Date(day.Key), day => Hours(day.Value)));
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            throw new JsonException(wrong.Message, wrong);
        }
    }

    public override void Write(Utf8JsonWriter writer, ClinicCalendar value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("timeZone", value.TimeZone);
        writer.WriteStartObject("week");
        foreach (var (day, hours) in value.Week)
            Write(writer, day.ToString().ToLowerInvariant(), hours);
        writer.WriteEndObject();
        writer.WriteStartObject("holidays");
        foreach (var (day, hours) in value.Holidays)
            Write(writer, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), hours);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string day, IEnumerable<OpenInterval> hours)
    {
        writer.WriteStartArray(day);
        foreach (var interval in hours)
            writer.WriteStringValue(interval.ToString());
        writer.WriteEndArray();
    }

    private static DayOfWeek Weekday(string name) =>
        Enum.TryParse<DayOfWeek>(name, ignoreCase: true, out var day) && !char.IsAsciiDigit(name[0])
            ? day
            : throw new FormatException($"Weekday '{name}' is unknown; use monday … sunday.");

    private static DateOnly Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new FormatException($"Holiday '{text}' must be a date written yyyy-MM-dd.");

    private static IReadOnlyList<OpenInterval> Hours(string[] hours) => [.. hours.Select(OpenInterval.Parse)];

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record Form
    {
        [JsonPropertyName("timeZone")]
        public required string TimeZone { get; init; }

        [JsonPropertyName("week")]
        public required Dictionary<string, string[]> Week { get; init; }

        [JsonPropertyName("holidays")]
        public Dictionary<string, string[]>? Holidays { get; init; }
    }
}
