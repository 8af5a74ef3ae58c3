using System.Text.Json;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Trying;

/// <summary>A text to be tried on a journey; it need not be saved.</summary>
/// <param name="Journey">The pass; without it the latest pass of <paramref name="Patient"/>.</param>
/// <param name="At">The moment up to which the story is told; now without it.</param>
public sealed record TrialRequest(string? Text, Guid? Journey, Guid? Patient, DateTimeOffset? At);

/// <summary>What a rule set says of one journey at one moment, and what the version in force says.</summary>
/// <param name="InForce">The version compared with; null where none is in force.</param>
/// <param name="Elements">Each lead, appointment, visit, plan or item of the journey that the set runs over.</param>
public sealed record Trial(Guid Journey, Guid Patient, string Name, int Number, DateTimeOffset At, int? InForce, IReadOnlyList<TrialElement> Elements);

/// <summary>One element that the rules looked at.</summary>
/// <param name="About">What it is: <c>lead</c>, <c>appointment</c>, <c>plan</c>, <c>item</c>, <c>journey</c> or <c>patient</c>.</param>
/// <param name="Since">When it began, to tell it from others.</param>
/// <param name="Title">Its name, of a plan or an item.</param>
/// <param name="Class">The class by the text, of a set that classifies.</param>
/// <param name="Example">The facts of this element as an example for the file: no names in them.</param>
public sealed record TrialElement(
    string About, DateTimeOffset? Since, string? Title, string? Specialty, string? Location, string? Class, string? ClassInForce, IReadOnlyList<TrialRule> Rules, JsonElement Example);

/// <summary>What one rule said.</summary>
/// <param name="Status">passed, failed, error or skipped.</param>
/// <param name="InForce">The same by the version in force; null where it has no such rule.</param>
/// <param name="Due">When a standard is judged; before it nothing is decided.</param>
/// <param name="Nodes">Every part of its condition with its value.</param>
/// <param name="When">The parts of the condition under which it applies.</param>
public sealed record TrialRule(
    string Rule, LocalizedText? Title, string Status, string? InForce, LocalizedText? Message, LocalizedText? MessageInForce, LocalizedText? Error, DateTimeOffset? Due, object? Output,
    IReadOnlyList<TrialNode> Nodes, IReadOnlyList<TrialNode> When);

/// <summary>A part of an expression with its value.</summary>
/// <param name="Type"><c>bool</c>, <c>number</c>, <c>date</c>, <c>text</c>, <c>list</c> or <c>null</c>; <c>none</c> where another part had decided already, <c>error</c> where it failed.</param>
public sealed record TrialNode(string Text, string Type, string? Value, IReadOnlyList<TrialNode> Parts);

/// <summary>A journey to try the set on, and why it is proposed.</summary>
/// <param name="Why">flagged: it has an open item or a deviation of this set; recent: the set said nothing of it lately.</param>
public sealed record SuggestedJourney(Guid Journey, Guid Patient, string Name, DateTimeOffset Since, string Why);

public sealed record SuggestedJourneys(IReadOnlyList<SuggestedJourney> Journeys);
