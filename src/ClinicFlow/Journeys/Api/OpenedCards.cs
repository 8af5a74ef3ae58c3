using ClinicFlow.Platform.Access;

namespace ClinicFlow.Journeys.Api;

/// <summary>Who opened whose card and when: the one place where every reading of a card is noted. Keys only, no names.</summary>
public sealed partial class OpenedCards(ILogger<OpenedCards> logger, TimeProvider clock)
{
    public void Note(Viewer viewer, Guid patient) => Opened(viewer.UserName, viewer.Role, patient, clock.GetUtcNow());

    [LoggerMessage(Level = LogLevel.Information, Message = "Card opened: {Viewer} ({Role}) read {Patient} at {At:O}")]
    private partial void Opened(string viewer, string role, Guid patient, DateTimeOffset at);
}
