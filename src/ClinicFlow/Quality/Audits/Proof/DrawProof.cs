using System.Security.Cryptography;
using System.Text;
using ClinicFlow.Quality.Audits.Drawing;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Audits.Proof;

/// <summary>Repeats a draw from what was recorded and says what does not agree.</summary>
public static class DrawProof
{
    public static IReadOnlyList<DrawFinding> Of(RecordedDraw draw) => [.. Whole(draw), .. draw.Strata.SelectMany(s => Of(draw, s))];

    private static IEnumerable<DrawFinding> Whole(RecordedDraw draw)
    {
        if (draw.Nonce is { } nonce && Nonce.Commitment(nonce) != draw.Commitment)
            yield return new("commitment", null, new("Раскрытое число не то, что было обещано: его SHA-256 другой.", "The revealed nonce is not the one committed to: its SHA-256 differs."));
        if (draw.FrozenAt < draw.EndsAt) yield return new("frozen-early", null, new("Рамка заморожена до конца периода.", "The frame was frozen before the period had ended."));
        if (draw.RevealedAt < draw.FrozenAt) yield return new("revealed-early", null, new("Число раскрыто раньше, чем заморожена рамка.", "The nonce was revealed before the frame was frozen."));
    }

    private static IEnumerable<DrawFinding> Of(RecordedDraw draw, RecordedStratum stratum)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stratum.Frame)));
        if (hash != stratum.FrameHash)
        {
            yield return new("frame", stratum.Name, new(
                $"Рамка изменена после заморозки: её SHA-256 {hash}, записан {stratum.FrameHash}.", $"The frame was changed after it was frozen: its SHA-256 is {hash}, recorded is {stratum.FrameHash}."));
            yield break;
        }
        var ids = FrameText.Lines(stratum.Frame);
        if (!ids.SequenceEqual(ids.Distinct().Order(StringComparer.Ordinal)))
        {
            yield return new("frame-order", stratum.Name, new("Рамка не отсортирована или в ней есть повторы.", "The frame is not sorted, or holds an item twice."));
            yield break;
        }
        if (stratum.Auditors.Contains(stratum.Staff)) yield return new("own-work", stratum.Name, new("Сотрудник проверяет собственную работу.", "Somebody checks their own work."));
        if (draw.Nonce is not { } nonce || draw.RevealedAt is null) yield break;
        foreach (var (item, reason) in stratum.Voided)
            if (!VoidReasons.All.Contains(reason))
                yield return new("void-reason", stratum.Name, new($"Замена случая {item} по причине не из списка: «{reason}».", $"Item {item} was replaced for a reason that is not listed: '{reason}'."));
        var expected = TicketOrder.Drawn(TicketOrder.Of(Nonce.Seed(draw.Period, stratum.Staff, stratum.Kind, nonce), ids), stratum.Size, stratum.Voided.Keys.ToHashSet()).ToList();
        if (!expected.SequenceEqual(stratum.Drawn))
            yield return new("drawn", stratum.Name, new(
                $"Вытянуто не то, что даёт пересчёт: должно быть {Told(expected)}, записано {Told(stratum.Drawn)}.", $"What was drawn is not what repeating it gives: {Told(expected)} expected, {Told(stratum.Drawn)} recorded."));
    }

    private static string Told(IReadOnlyList<Ticket> tickets) => string.Join(", ", tickets.Take(6).Select(t => t.Item)) + (tickets.Count > 6 ? $" … ({tickets.Count})" : tickets.Count == 0 ? "—" : "");
}
