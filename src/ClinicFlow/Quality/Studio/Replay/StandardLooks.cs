using ClinicFlow.Journeys.Folding;
using ClinicFlow.Journeys.Standards;
using ClinicFlow.Journeys.State;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Replay;

/// <summary>
/// Judges a candidate standard once per occurrence, when it is due, beside the judgements that the fold itself makes by the
/// version in force when the fact happened. A broken occurrence is an episode of one moment.
/// </summary>
public sealed class StandardLooks : Looks
{
    private static readonly DateTimeOffset Always = DateTimeOffset.UnixEpoch.AddYears(-100);
    private readonly StandardJudge judge;
    private readonly List<Judgement> judgements = [];
    private readonly List<OpenOccurrence> waiting = [];

    public StandardLooks(ReplayCase replay, PatientFold fold) : base(replay, fold) =>
        judge = new StandardJudge(fold, [new VersionLine<CompiledRuleSet>(replay.Set.Name, [new InForce<CompiledRuleSet>(replay.Candidate, int.MaxValue, Always)])], judgements, waiting);

    public override void Look(bool complete)
    {
        judge.Run();
        Next = null;
        foreach (var open in waiting)
            if (open.Due > Fold.Time)
            {
                Next = open.Due;
                return;
            }
    }

    public override void End()
    {
        Take(Side.Candidate, judgements);
        var own = Case.Set.Name + "/";
        Take(Side.InForce, Fold.State.Judgements.Where(j => j.Rule.StartsWith(own, StringComparison.Ordinal)));
    }

    private void Take(Side side, IEnumerable<Judgement> judged)
    {
        foreach (var j in judged)
        {
            if (j.At < Case.From || j.At > Case.To) continue;
            if (Case.Location is { } here && (j.Breach?.Location ?? Fold.State.PassOf(j.Journey)?.Facts.Location) != here) continue;
            Asked[(int)side].Times++;
            if (j.Status == "error") Asked[(int)side].Errors++;
            if (j.Breach is not { } breach) continue;
            Episodes.Add(new Episode
            {
                Side = side, Part = Case.Parts.IndexOf(j.Rule[(Case.Set.Name.Length + 1)..]), About = breach.About, Journey = j.Journey, Location = breach.Location, From = j.At, Until = j.At,
                Role = Case.Set.Role, WhyRu = breach.Ru, WhyEn = breach.En,
            });
        }
    }
}
