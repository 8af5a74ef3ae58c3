using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Intake.Events;

/// <summary>One fact about a patient (or about the clinic), as it enters the log.</summary>
/// <param name="Source">Who says it: the name of a mapping, an integrator's system, or <c>clinicflow</c> for what a person did here.</param>
/// <param name="Id">Unique within the source; the same id again is a duplicate or a correction.</param>
/// <param name="Subject">The patient's external id; for events that are not of a patient <c>staff:ID</c>, <c>campaign:ID</c> …</param>
/// <param name="Time">When it happened, cut to microseconds, UTC.</param>
/// <param name="Data">What happened; its CLR type is the event type.</param>
/// <param name="DateOnly">Only the day is known: it counts at the linked visit's end, else at the end of the local day.</param>
/// <param name="Sequence">Orders versions of one event where the source can tell; compared ordinally.</param>
public sealed record JourneyEvent(
    string Source, string Id, string Subject, DateTimeOffset Time, EventData Data, bool DateOnly = false, string? Sequence = null)
{
    public EventType Type => EventVocabulary.Of(Data);
}

/// <summary>An event as an adapter hands it over, with what must not enter the log beside it.</summary>
public sealed record IncomingEvent(JourneyEvent Event, PersonDetails? Person = null, string? Note = null);

/// <summary>Identity of a patient or a member of staff: kept in a table that erasure empties, never in the log.</summary>
public sealed record PersonDetails
{
    public string? Name { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? Card { get; init; }
    public DateOnly? BirthDate { get; init; }
}
