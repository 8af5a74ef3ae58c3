using ClinicFlow.Clinic.Calendar;
using ClinicFlow.Journeys.Facts;
using ClinicFlow.Journeys.Segments;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Rules;
using ClinicFlow.Workflows;

namespace ClinicFlow.Journeys;

/// <summary>What the fold knows of the clinic beside the patient's events: an immutable picture, exchanged as a whole when something changes.</summary>
public sealed record ClinicModel(
    IReadOnlyDictionary<string, ClinicPlace> Places,
    IReadOnlyDictionary<string, StaffFacts> Staff,
    IReadOnlyDictionary<string, DateTimeOffset> GoLive,
    DefinitionsInForce Definitions)
{
    private static readonly ClinicPlace Nowhere = new(new LocationFacts { Id = "" }, ClinicCalendar.EveryDay("Europe/Moscow", "09:00-21:00"));

    /// <summary>The place of that id; the first one where the id is unknown or absent.</summary>
    public ClinicPlace Place(string? location) =>
        location is not null && Places.TryGetValue(location, out var place) ? place : Default;

    /// <summary>How often the patients of each specialty come; empty until it was computed for the first time.</summary>
    public IReadOnlyDictionary<string, SpecialtyRhythm> Rhythms { get; init; } = new Dictionary<string, SpecialtyRhythm>();

    /// <summary>Rules that are switched off, in the version that failed: they say nothing, and what they said last stays.</summary>
    public IReadOnlySet<(string Rule, int Version)> Off { get; init; } = new HashSet<(string, int)>();

    public bool IsOff(string rule, int version) => Off.Count > 0 && Off.Contains((rule, version));

    /// <summary>The number that this picture had when it was read: see <see cref="ClinicVersion"/>.</summary>
    public long Version { get; init; }

    /// <summary>The rhythm of the specialty, else of all patients together.</summary>
    public SpecialtyRhythm? RhythmOf(string? specialty) => (specialty is null ? null : Rhythms.GetValueOrDefault(specialty)) ?? Rhythms.GetValueOrDefault(SpecialtyRhythm.Everybody);

    public ClinicPlace Default { get; } = Places.Values.FirstOrDefault() ?? Nowhere;

    public StaffFacts? Member(string? staff) => staff is null ? null : Staff.GetValueOrDefault(staff);

    public DateTimeOffset GoLiveOf(string? source) => source is null ? DateTimeOffset.MinValue : GoLive.GetValueOrDefault(source, DateTimeOffset.MinValue);
}

/// <summary>A location with its calendar.</summary>
public sealed record ClinicPlace(LocationFacts Facts, ClinicCalendar Calendar)
{
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(Calendar.TimeZone);

    public EvaluationContext At(DateTimeOffset now) => new(now, Zone, Calendar);

    /// <summary>Adds working minutes, hours or days by the calendar.</summary>
    public DateTimeOffset AddWorking(DateTimeOffset from, string duration)
    {
        var parsed = WorkflowDurations.Parse(duration);
        return parsed.Unit switch
        {
            DurationUnit.WorkingMinutes => Calendar.AddWorkingMinutes(from, (double)parsed.Amount),
            DurationUnit.WorkingHours => Calendar.AddWorkingMinutes(from, (double)parsed.Amount * 60),
            DurationUnit.WorkingDays => Calendar.AddWorkingDays(from, (double)parsed.Amount),
            _ => throw new ArgumentException("not a working duration", nameof(duration)),
        };
    }
}
