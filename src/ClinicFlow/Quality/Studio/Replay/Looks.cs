using ClinicFlow.Journeys.Folding;

namespace ClinicFlow.Quality.Studio.Replay;

/// <summary>What the two versions flag while one patient is folded.</summary>
public abstract class Looks(ReplayCase replay, PatientFold fold) : IFoldWatcher
{
    protected ReplayCase Case { get; } = replay;
    protected PatientFold Fold { get; } = fold;

    public List<Episode> Episodes { get; } = [];
    /// <summary>By <see cref="Side"/>.</summary>
    public Asked[] Asked { get; } = new Asked[2];

    public DateTimeOffset? Next { get; protected set; }

    public abstract void Look(bool complete);

    /// <summary>Called when all is folded.</summary>
    public virtual void End()
    {
    }

    public static Looks At(ReplayCase replay, PatientFold fold) =>
        replay.Set.Purpose == Rules.RulePurpose.Standard ? new StandardLooks(replay, fold) : new LevelLooks(replay, fold);
}
