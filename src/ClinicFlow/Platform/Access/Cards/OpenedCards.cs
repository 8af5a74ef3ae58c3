using System.Collections.Concurrent;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Platform.Access.Cards;

/// <summary>
/// Who opened whose card, when and from where: the one place where every reading of a card is noted, before the card is shown.
/// A page that reads the same card again while it stays open is the same opening.
/// </summary>
public sealed class OpenedCards(WriteQueue queue, IHttpContextAccessor http, TimeProvider clock)
{
    private static readonly TimeSpan StaysOpen = TimeSpan.FromMinutes(5);
    private const int Remembered = 10_000;
    private readonly ConcurrentDictionary<(string, Guid, string), DateTimeOffset> lately = new();

    /// <param name="place">Where the card was opened: <c>patient</c>, <c>journey</c>, <c>plan</c>, <c>task</c>, <c>audit</c> or <c>rule</c>.</param>
    public async Task Note(Viewer viewer, Guid patient, string place)
    {
        var now = clock.GetUtcNow();
        var key = (viewer.UserName, patient, place);
        if (lately.TryGetValue(key, out var before) && now - before < StaysOpen) return;
        var address = http.HttpContext?.Connection.RemoteIpAddress?.ToString();
        await queue.Write(Writer.Person, session => session.Insert("card_opening", ["id", "at", "user_name", "role", "patient", "place", "address"],
            [[Guid.CreateVersion7(now), now, viewer.UserName, viewer.Role, patient, place, address]]));
        if (lately.Count > Remembered) lately.Clear();
        lately[key] = now;
    }
}
