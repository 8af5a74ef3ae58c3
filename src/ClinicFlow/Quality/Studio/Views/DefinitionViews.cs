using System.Text.Json;
using ClinicFlow.Quality.Studio.Live;
using ClinicFlow.Quality.Studio.Health;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Views;

/// <summary>One version with its text.</summary>
public sealed record DefinitionView(string Name, int Version, string Text, DateTimeOffset? InForceFrom, bool InForce, string By, string? Why, bool Withdrawn, int? TakesBack, GraphView? Graph);

/// <summary>One version in the list of a definition's history.</summary>
/// <param name="Coming">Published, and waits for its moment.</param>
/// <param name="CancelledAt">Taken back before its moment came.</param>
public sealed record VersionView(
    int Version, DateTimeOffset? InForceFrom, DateTimeOffset? Until, bool InForce, bool Coming, string By, bool Shipped, string? Why, bool Withdrawn, int? TakesBack, DateTimeOffset CreatedAt,
    string? ApprovedBy, DateTimeOffset? CancelledAt, string? CancelledBy);

public sealed record VersionList(string Name, IReadOnlyList<VersionView> Versions);

/// <summary>What the newest version is, and how far its evaluation has come.</summary>
/// <param name="Share">0…1 while patients are still being evaluated by it; null when all are.</param>
/// <param name="Coming">The version that waits for its moment.</param>
/// <param name="Draft">What is being written.</param>
public sealed record InForceView(int Version, DateTimeOffset From, string By, bool Shipped, bool Withdrawn, double? Share, int Versions, ComingView? Coming, DraftMark? Draft);

public sealed record ComingView(int Version, DateTimeOffset From, string By);

/// <param name="Asked">It waits for approval.</param>
public sealed record DraftMark(string By, DateTimeOffset At, bool Asked);

/// <summary>What a set said lately: deviations of the last days, or items that are open now.</summary>
/// <param name="Of">Passes to which a standard applied in the same days.</param>
public sealed record FlaggedLately(string What, int N, int? Of, int? Days);

/// <summary>A norm with the values that are in force.</summary>
/// <param name="SameAs">The set that owns it; null: this one.</param>
public sealed record NormView(string Name, string? SameAs, JsonElement Value, IReadOnlyDictionary<string, JsonElement> Specialty, IReadOnlyDictionary<string, JsonElement> Location);

/// <param name="Health">Rules of it that failed lately or are off; null: none.</param>
public sealed record RuleSetRow(
    string Name, LocalizedText Title, LocalizedText? Why, string? Owner, string Purpose, string? Stage, string? Role, string? Subject, int Rules, int Tests,
    IReadOnlyList<string> Locations, IReadOnlyList<string> Specialties, IReadOnlyList<NormView> Norms, InForceView InForce, FlaggedLately? Flagged, Became? Became, HealthMark? Health);

public sealed record RuleSetList(IReadOnlyList<RuleSetRow> Sets);

/// <param name="Late">Of those that run, how many stand beyond the norm.</param>
/// <param name="Versions">The versions that instances run on, the newest first.</param>
public sealed record WorkflowRow(
    string Name, LocalizedText Title, string? Owner, string? Stage, string? Subject, int Activities, int Running, int Late, IReadOnlyList<VersionRunning> Versions, InForceView InForce);

public sealed record WorkflowList(IReadOnlyList<WorkflowRow> Workflows);

/// <summary>A workflow as it is drawn.</summary>
public sealed record GraphView(string? Start, IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges);

/// <param name="Here">Journeys that stand here now.</param>
/// <param name="X">Where its author put it, if somebody did.</param>
/// <param name="Late">Of them, how many have an item beyond its due time.</param>
public sealed record GraphNode(string Id, string Type, LocalizedText Title, string? Role, string? Within, string? Stage, int Here, int Late, double? X, double? Y);

/// <param name="Title">The port in words, where the file has them.</param>
public sealed record GraphEdge(string From, string? Port, LocalizedText? Title, string To);
