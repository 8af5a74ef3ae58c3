using System.Text.Json.Serialization;

namespace ClinicFlow.Intake.Events.Vocabulary;

/// <summary>What an event says, without identity and without free text: those live in tables that can be emptied.</summary>
public abstract record EventData
{
    /// <summary>Reference to the note kept beside the log; the text itself never enters an event.</summary>
    public string? NoteRef { get; init; }
}

/// <summary>Names an event type of the vocabulary and its rank among events of the same instant.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventTypeAttribute(string name, int rank) : Attribute
{
    /// <summary>noun.verb, for example <c>appointment.booked</c>; on the wire <c>clinicflow.appointment.booked.v1</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Events of one instant are folded in this order: first what opens, last what closes.</summary>
    public int Rank { get; } = rank;
}

/// <summary>Whether an event of this type is about something else than a patient (its subject is then <c>staff:ID</c>, <c>campaign:ID</c> …).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotOfPatientAttribute : Attribute;
