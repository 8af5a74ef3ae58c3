using ClinicFlow.Quality.Studio.Instances;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Migrations;

/// <summary>How activities and variables of the old version are called in the new one; what is not named keeps its name.</summary>
public sealed record NameMap(IReadOnlyDictionary<string, string>? Activities = null, IReadOnlyDictionary<string, string>? Variables = null);

/// <param name="Filter">Which instances; without it all that run another version.</param>
/// <param name="Why">Kept with the migration, and told in each patient's history.</param>
public sealed record MigrationRequest(int ToVersion, InstanceFilter? Filter = null, NameMap? Map = null, string? Why = null);

/// <summary>Where the instances would stand.</summary>
/// <param name="Total">Instances that are meant.</param>
/// <param name="Looked">Of them, how many were tried: the first ones, where there are very many.</param>
/// <param name="Ready">Of those, how many can be migrated and then go on.</param>
/// <param name="Instances">The first ones, those with a problem before the others.</param>
public sealed record MigrationPreview(int Total, int Looked, int Ready, IReadOnlyList<MoveCount> Moves, IReadOnlyList<ProblemCount> Problems, IReadOnlyList<InstancePreview> Instances);

/// <param name="To">null: it would end or go on to another workflow at once.</param>
public sealed record MoveCount(string From, string? To, int N);

/// <param name="Activity">Where the instances stand; empty where the problem is none of an activity.</param>
public sealed record ProblemCount(string Activity, string Code, LocalizedText Message, LocalizedText Remedy, int N);

/// <param name="About"><c>plan:ID</c>; null for the workflow of the journey's stage.</param>
/// <param name="Due">The earliest deadline or task now, and <paramref name="DueThen"/> after the migration.</param>
public sealed record InstancePreview(
    Guid Instance, Guid Patient, Guid? Journey, string? Name, string? About, int Version, IReadOnlyList<string> From, IReadOnlyList<string> To, DateTimeOffset? Due, DateTimeOffset? DueThen, string? Problem);
