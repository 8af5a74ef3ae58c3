using ClinicFlow.Work;
using ClinicFlow.Journeys.Api;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Quality.Audits.Drawing;
using ClinicFlow.Quality.Audits.Scorecards;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Audits.Views;

/// <summary>A draw in the list of draws.</summary>
/// <param name="State">committed, frozen (drawing goes on) or drawn.</param>
/// <param name="Late">The nonce was committed to after the period had begun.</param>
/// <param name="Nonce">Null until it is revealed.</param>
/// <param name="Wanted">Checks that the draw asks for, without second ones.</param>
public sealed record DrawLine(
    string Period, [OneOf("committed", "frozen", "drawn")] string State, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Commitment, DateTimeOffset CommittedAt, bool Late, DateTimeOffset? FrozenAt, DateTimeOffset? RevealedAt, string? Nonce,
    int Items, int Wanted, int Done, int Voided, int Failed);

public sealed record DrawList(IReadOnlyList<DrawLine> Draws, AuditSettings Settings, int OpenChecks);

/// <summary>One specialist's work of one kind in a draw, with what the sample tells.</summary>
/// <param name="Done">Checks with a result.</param>
public sealed record StratumLine(Guid Id, NamedStaff Staff, string Role, string Kind, string? Location, int Items, int Size, int Done, int Failed, int Voided, NamedStaff? Auditor, SampleTells Tells);

/// <summary>An item that could not be checked, and what stands in its place.</summary>
public sealed record Replacement(Guid Stratum, NamedStaff Staff, string Kind, string Item, DateTimeOffset At, string Reason, string? Note, int Position, int? Instead, string? InsteadStatus, NamedStaff? By, DateTimeOffset? When);

public sealed record ExcludedCount(string Kind, string Reason, int N);

/// <param name="HoursNeeded">What the checks of this draw take, second ones included.</param>
/// <param name="HoursThere">What the auditors have in a month.</param>
public sealed record DrawView(
    DrawLine Draw, AuditSettings Settings, decimal HoursNeeded, decimal HoursThere, IReadOnlyList<StratumLine> Strata, IReadOnlyList<Replacement> Replacements, IReadOnlyList<ExcludedCount> Excluded);

/// <summary>A ticket of a stratum: drawn, or the next ones if something has to be replaced.</summary>
/// <param name="Status">open, done, failed, void, or spare.</param>
public sealed record TicketLine(int Position, string Item, string Hash, DateTimeOffset At, [OneOf("open", "done", "failed", "void", "spare")] string Status, Guid? Check);

/// <param name="Seed">Null until the nonce is revealed.</param>
public sealed record StratumView(StratumLine Line, string Period, string FrameHash, string? Seed, IReadOnlyList<TicketLine> Tickets);

/// <summary>The frozen frame, an id a line: the bytes that the hash is over.</summary>
public sealed record FrameView(string Frame);

/// <summary>A check in an auditor's list.</summary>
public sealed record CheckLine(Guid Id, NamedStaff Staff, string Kind, DateTimeOffset At, DateTimeOffset Due, string Period, [OneOf("open", "done", "void")] string Status, double? Score, string? Verdict, bool Failed, bool Second, NamedStaff? Auditor);

public sealed record CheckList(IReadOnlyList<CheckLine> Rows, IReadOnlyDictionary<string, int> Counts);

/// <summary>One check with all that is needed to make it.</summary>
/// <param name="Place">Which of the viewer's open checks it is, from 1; null where it is none.</param>
/// <param name="May">Why the viewer may not make it; null where the viewer may.</param>
/// <param name="Recording">Where the recording is, as the telephone system names it.</param>
public sealed record AuditCheckView(
    CheckLine Line, string Item, string Ticket, int Position, Guid Patient, string PatientName, Guid? Journey, string About, string? Recording, int? Seconds, string? Outcome,
    Scorecard Scorecard, IReadOnlyDictionary<string, CriterionAnswer> Answers, string? Note, string? VoidReason, NamedStaff? ClosedBy, DateTimeOffset? ClosedAt, ScorecardResult Result, long Version,
    int? Place, int OpenChecks, Guid? Next, LocalizedText? May);

/// <summary>How alike auditors judge, over all items that two have checked.</summary>
public sealed record AgreementView(int Items, int Criteria, double? Agreement, double? Kappa, double? Ac1);

public sealed record ScorecardList(IReadOnlyList<Scorecard> Scorecards);
