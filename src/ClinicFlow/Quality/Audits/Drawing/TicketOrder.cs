using ClinicFlow.Statistics.Sampling;

namespace ClinicFlow.Quality.Audits.Drawing;

/// <summary>An item's place in the draw, from 1.</summary>
public sealed record Ticket(int Position, string Item, string Hash);

/// <summary>The order in which the items of a stratum are drawn, and which of them are checked.</summary>
public static class TicketOrder
{
    public static IReadOnlyList<Ticket> Of(string seed, IEnumerable<string> items) =>
        [.. AuditDraw.Tickets(seed, items).Select((t, i) => new Ticket(i + 1, t.Item, t.Ticket))];

    /// <summary>The first tickets; for each that was voided one more at the end, as long as the frame lasts.</summary>
    public static IEnumerable<Ticket> Drawn(IReadOnlyList<Ticket> order, int size, IReadOnlySet<string> voided)
    {
        var left = size;
        foreach (var ticket in order)
        {
            if (left == 0) yield break;
            yield return ticket;
            if (!voided.Contains(ticket.Item)) left--;
        }
    }
}
