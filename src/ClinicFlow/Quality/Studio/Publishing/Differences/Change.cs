using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Publishing.Differences;

/// <summary>One thing that another version says otherwise.</summary>
/// <param name="What"><c>changed</c>, <c>added</c> or <c>removed</c>.</param>
/// <param name="Where">What it is about: "Rule 'stalled' · condition".</param>
/// <param name="Before">What was said; null where nothing was.</param>
public sealed record Change(string What, LocalizedText Where, LocalizedText? Before, LocalizedText? After);

/// <summary>What one text says otherwise than another, in words.</summary>
public sealed record DifferenceView(int From, int? To, IReadOnlyList<Change> Changes);
