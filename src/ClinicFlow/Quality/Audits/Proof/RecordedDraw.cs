using ClinicFlow.Quality.Audits.Drawing;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Audits.Proof;

/// <summary>All that is needed to repeat the draw of a period: in the database, or in a folder that was handed out.</summary>
public sealed record RecordedDraw(
    string Period, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Commitment, DateTimeOffset CommittedAt, DateTimeOffset? FrozenAt, DateTimeOffset? RevealedAt, string? Nonce,
    IReadOnlyList<RecordedStratum> Strata);

/// <param name="Frame">The bytes that the hash is over.</param>
/// <param name="Size">How many are checked, with what was added later.</param>
/// <param name="Drawn">The drawn items with their tickets, in drawing order, those included that were voided.</param>
/// <param name="Voided">Reason by item.</param>
/// <param name="Auditors">Who checks, or checked.</param>
public sealed record RecordedStratum(
    string Staff, string Kind, string Frame, string FrameHash, int Size, IReadOnlyList<Ticket> Drawn, IReadOnlyDictionary<string, string> Voided, IReadOnlyList<string> Auditors)
{
    public string Name => $"{Staff}.{Kind}";
}

/// <summary>Something that does not agree.</summary>
/// <param name="Where">The specialist's work; null: the draw as a whole.</param>
public sealed record DrawFinding(string Code, string? Where, LocalizedText Message);

/// <summary>Why an item that was drawn could not be checked.</summary>
public static class VoidReasons
{
    public const string NotApplicable = "not-applicable", RecordMissing = "record-missing";
    public static readonly IReadOnlyList<string> All = [NotApplicable, RecordMissing];
}
