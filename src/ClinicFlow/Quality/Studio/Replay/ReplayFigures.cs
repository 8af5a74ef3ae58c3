using ClinicFlow.Platform.Hosting;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Replay;

/// <summary>What a replay has found.</summary>
/// <param name="InForceVersion">The version in force at the end of the window; null: none.</param>
/// <param name="Journeys">Journeys that were open at some time of the window.</param>
/// <param name="Failed">Patients whose story could not be folded; they are in no figure.</param>
/// <param name="Parts">The set as a whole where it has several rules, then each of its rules.</param>
public sealed record ReplayFigures(
    DateTimeOffset From, DateTimeOffset To, int? InForceVersion, [OneOf("standard", "flag", "class")] string Purpose, ConversionView? Conversion, int Patients, int Journeys, int Failed, double Seconds,
    IReadOnlyList<ReplayPart> Parts, IReadOnlyList<WorkPerWeek> Work, ErringShare InForceErrors, ErringShare CandidateErrors);

/// <param name="Kind">What is asked of a journey after it was flagged.</param>
/// <param name="Days">For how long.</param>
public sealed record ConversionView([OneOf("booked", "arrived", "agreed", "returned")] string Kind, int Days);

/// <param name="Rule">null: the set as a whole.</param>
/// <param name="Added">Only the candidate flags them.</param>
/// <param name="Dropped">Only the version in force does.</param>
public sealed record ReplayPart(string? Rule, LocalizedText? Title, GroupFigures InForce, GroupFigures Candidate, GroupFigures Added, GroupFigures Dropped, GroupFigures Both, Comparison Comparison);

/// <summary>The journeys of one row of the table.</summary>
/// <param name="Journeys">Flagged at some time of the window.</param>
/// <param name="Episodes">Times that a flag was raised in the window.</param>
/// <param name="Before">Of the journeys: flagged already when the window began, and not anew; since when is not known, so they are not judged.</param>
/// <param name="Unripe">Of the journeys: the horizon is not over.</param>
/// <param name="NotNeeded">Of the journeys: nothing was found to treat by a plan.</param>
/// <param name="Judged">The others.</param>
/// <param name="Converted">Of those judged.</param>
/// <param name="Low">Of Wilson's 95 % interval of the rate, 0 … 1; null where nothing is judged.</param>
public sealed record GroupFigures(int Journeys, int Episodes, int Before, int Unripe, int NotNeeded, int Judged, int Converted, double? Rate, double? Low, double? High);

/// <summary>Two groups that have no journey in common.</summary>
/// <param name="What">Which two; none where both versions flag the same.</param>
/// <param name="Difference">First minus second, −1 … 1, with Newcombe's 95 % interval; null where one of them has nothing judged.</param>
public sealed record Comparison([OneOf("added-dropped", "added-both", "dropped-both", "none")] string What, double? Difference, double? Low, double? High, bool? Differs, LocalizedText Sentence);

/// <summary>What a role gets to do by either version.</summary>
/// <param name="What">Work items of a flag, or deviations of a standard.</param>
public sealed record WorkPerWeek([OneOf("items", "deviations")] string What, string Role, double InForce, double Candidate);

/// <summary>Evaluations that erred: they flag nothing and end nothing.</summary>
public sealed record ErringShare(long Asked, long Errors);
