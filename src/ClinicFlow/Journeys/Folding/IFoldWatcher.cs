namespace ClinicFlow.Journeys.Folding;

/// <summary>Looks at a patient while the events are folded: after every step, and at moments of its own between them.</summary>
public interface IFoldWatcher
{
    /// <summary>The next moment at which it wants to look, after the one that is folded now; null: only after steps.</summary>
    DateTimeOffset? Next { get; }

    /// <summary>Looks at the fold as it stands; it must leave it so.</summary>
    /// <param name="complete">Everything that happened at this instant is folded; false: more is to come.</param>
    void Look(bool complete);
}
