using System.Text.Json.Serialization;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Api;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Rules;
using ClinicFlow.Work;

namespace ClinicFlow.Quality.Deviations;

/// <summary>A deviation as screens show it, wherever it stands.</summary>
public sealed record DeviationView(
    Guid Id, string Standard, LocalizedText Title, [Stage] string Stage, [OneOf("minor", "major", "critical")] string Severity, DeviationStatus Status, bool Counted, DateTimeOffset At, Guid Patient,
    string PatientName, Guid? Journey, NamedStaff? Staff, string? Location, LocalizedText Evidence, int Version)
{
    /// <summary>The step that it raised: 1 teach, 2 examine, 3 sanction.</summary>
    public int? Step { get; init; }
    /// <summary>Until when it may be disputed, is to be decided, or its step done.</summary>
    public DateTimeOffset? Until { get; init; }
    public bool FromAudit { get; init; }
    [JsonIgnore]
    public string About { get; init; } = "";
}

public static class DeviationViews
{
    public static IReadOnlyList<DeviationView> Of(
        IEnumerable<Deviation> deviations, ClinicModel clinic, IReadOnlyDictionary<string, string> staff, Func<Guid, string> patientName) =>
        [.. deviations.Select(d => Of(d, clinic, staff, patientName))];

    /// <summary>The standard is the rule set: what stands before the rule's own name.</summary>
    public static string StandardOf(string rule) => rule.LastIndexOf('/') is > 0 and var slash ? rule[..slash] : rule;

    private static DeviationView Of(Deviation d, ClinicModel clinic, IReadOnlyDictionary<string, string> staff, Func<Guid, string> patientName) => new(
        d.Id, StandardOf(d.Rule), StageStrip.TitleOf(clinic, StandardOf(d.Rule)), d.Stage, d.Severity, d.Withdrawn ? DeviationStatus.Withdrawn : d.Status, d.Counted, d.Time,
        d.Patient, patientName(d.Patient), d.Journey, d.Staff is { } id ? new NamedStaff(id, staff.GetValueOrDefault(id, id)) : null, d.Location,
        new LocalizedText(d.EvidenceRu, d.EvidenceEn), d.RuleVersion) { About = d.About, FromAudit = d.Rule.EndsWith(Audits.Checks.AuditDeviations.Rule, StringComparison.Ordinal) };
}
