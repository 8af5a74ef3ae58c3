using ClinicFlow.Intake.Imports;

namespace ClinicFlow.Intake.Runs;

/// <summary>What to import.</summary>
/// <param name="Plan">The mapping, read and checked.</param>
/// <param name="Mapping">Its name, for the list of imports.</param>
/// <param name="Folder">Folder of the files.</param>
/// <param name="GoLive">Overrides the mapping's go-live date; without both it is the moment of the source's first import.</param>
/// <param name="By">Who started it.</param>
public sealed record ImportRequest(ImportPlan Plan, string Mapping, string Folder, DateTimeOffset? GoLive = null, string? By = null);
