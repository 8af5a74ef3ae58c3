namespace ClinicFlow.Workflows;

/// <summary>How activities and variables of one version are called in the other; what is not named keeps its name.</summary>
/// <param name="Activities">Old activity id → new one.</param>
/// <param name="Variables">Old variable name → new one.</param>
public sealed record MigrationMap(IReadOnlyDictionary<string, string>? Activities = null, IReadOnlyDictionary<string, string>? Variables = null);

/// <summary>Why an instance cannot be migrated as mapped.</summary>
/// <param name="ActivityId">Where it stands now.</param>
/// <param name="Code">A short code.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
public sealed record MigrationProblem(string ActivityId, string Code, LocalizedText Message, LocalizedText Remedy);

/// <summary>What a migration would give; keeping the instance is the caller's decision, so that every call is a dry run.</summary>
/// <param name="Instance">The instance on the new version, or null if there are problems.</param>
/// <param name="Moves">Where it stands and where it would stand.</param>
/// <param name="Problems">What stands in the way.</param>
public sealed record MigrationResult(WorkflowInstance? Instance, IReadOnlyList<(string From, string To)> Moves, IReadOnlyList<MigrationProblem> Problems);
