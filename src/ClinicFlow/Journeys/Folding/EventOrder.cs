using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Journeys.Folding;

/// <summary>An event at the moment at which it counts, with its place in the order.</summary>
public readonly record struct OrderedEvent(JourneyEvent Event, DateTimeOffset At) : IComparable<OrderedEvent>
{
    public int CompareTo(OrderedEvent other)
    {
        var order = At.CompareTo(other.At);
        if (order == 0) order = Event.Type.Rank.CompareTo(other.Event.Type.Rank);
        if (order == 0) order = string.CompareOrdinal(Event.Source, other.Event.Source);
        return order != 0 ? order : string.CompareOrdinal(Event.Id, other.Event.Id);
    }

    /// <summary>The order as text that compares ordinally, for the stored state.</summary>
    public string SortKey => $"{At.UtcTicks:D19}\u001f{Event.Type.Rank:D3}\u001f{Event.Source}\u001f{Event.Id}";
}

/// <summary>The order of a patient's events: time, rank in the vocabulary, source, id; the same in whatever order they came.</summary>
public static class EventOrder
{
    public static List<OrderedEvent> Sort(IReadOnlyList<JourneyEvent> events, Func<string?, ClinicPlace> place)
    {
        Dictionary<string, DateTimeOffset>? visitEnds = null;
        foreach (var e in events)
            if (!e.DateOnly && e.Data is AppointmentCompleted done)
                (visitEnds ??= [])[done.Appointment] = e.Time;
        var sorted = new List<OrderedEvent>(events.Count);
        foreach (var e in events) sorted.Add(new(e, e.DateOnly ? Moment(e, visitEnds, place(null)) : e.Time));
        sorted.Sort();
        return sorted;
    }

    /// <summary>A date-only event counts at the end of the visit that it names, if that was on the day, else at the end of the local day.</summary>
    private static DateTimeOffset Moment(JourneyEvent e, Dictionary<string, DateTimeOffset>? visitEnds, ClinicPlace place)
    {
        var day = place.Calendar.LocalDate(e.Time);
        if (VisitOf(e.Data) is { } visit && visitEnds?.TryGetValue(visit, out var end) == true && place.Calendar.LocalDate(end) == day) return end;
        return place.Calendar.StartOfDay(day.AddDays(1)).AddMicroseconds(-1);
    }

    private static string? VisitOf(EventData data) => data switch
    {
        ServicePerformed s => s.Appointment,
        PlanIdentified p => p.Appointment,
        PlanItemDone d => d.Appointment,
        InvoiceIssued i => i.Appointment,
        SurveyAnswered s => s.Appointment,
        _ => null,
    };
}
