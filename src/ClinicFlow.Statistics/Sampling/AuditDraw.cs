using System.Security.Cryptography;
using System.Text;

namespace ClinicFlow.Statistics.Sampling;

/// <summary>
/// A draw that anybody can repeat: every item of the frozen frame gets the ticket SHA-256(seed | item), and the smallest
/// tickets are checked. A higher rate draws a superset; an item that falls out is replaced by the next ticket.
/// </summary>
public static class AuditDraw
{
    /// <summary>
    /// SHA-256, in lower-case hex, of the item ids sorted ordinally, each followed by a line feed, in UTF-8. It fixes what
    /// could have been drawn.
    /// </summary>
    /// <exception cref="ArgumentException">An id occurs twice or contains a line feed.</exception>
    public static string FrameHash(IEnumerable<string> itemIds)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var id in Distinct(itemIds).Order(StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes(id + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The ticket of one item: lower-case hex of SHA-256 over UTF-8 of <c>seed|itemId</c>.</summary>
    public static string Ticket(string seed, string itemId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{itemId}")));

    /// <summary>All items in the order in which they are drawn; ids with the same ticket cannot occur in practice and follow their ordinal order.</summary>
    /// <exception cref="ArgumentException">An id occurs twice or contains a line feed.</exception>
    public static IReadOnlyList<string> Order(string seed, IEnumerable<string> itemIds) => [.. Tickets(seed, itemIds).Select(t => t.Item)];

    /// <summary>The same with their tickets.</summary>
    /// <exception cref="ArgumentException">An id occurs twice or contains a line feed.</exception>
    public static IReadOnlyList<(string Item, string Ticket)> Tickets(string seed, IEnumerable<string> itemIds)
    {
        var tickets = Distinct(itemIds).Select(id => (Item: id, Ticket: Ticket(seed, id))).ToArray();
        Array.Sort(tickets, (a, b) => string.CompareOrdinal(a.Ticket, b.Ticket) is var order && order != 0 ? order : string.CompareOrdinal(a.Item, b.Item));
        return tickets;
    }

    /// <summary>The first items in drawing order, without those that were voided for a listed reason.</summary>
    /// <param name="seed">period | specialist | kind of work | nonce, fixed and committed before the period.</param>
    /// <param name="itemIds">The frozen frame.</param>
    /// <param name="size">How many to draw; all that are left when fewer are.</param>
    /// <param name="voided">Items that could not be checked.</param>
    public static IReadOnlyList<string> Draw(string seed, IEnumerable<string> itemIds, int size, IEnumerable<string>? voided = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var without = (voided ?? []).ToHashSet(StringComparer.Ordinal);
        return [.. Order(seed, itemIds).Where(id => !without.Contains(id)).Take(size)];
    }

    private static HashSet<string> Distinct(IEnumerable<string> itemIds)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in itemIds)
        {
            if (id.Contains('\n'))
                throw new ArgumentException("An item id must not contain a line feed.", nameof(itemIds));
            if (!seen.Add(id))
                throw new ArgumentException($"The item '{id}' stands in the frame twice.", nameof(itemIds));
        }
        return seen;
    }
}
