using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Facts;
using ClinicFlow.Journeys.Folding;
using ClinicFlow.Journeys.Standards;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Replay;

/// <summary>
/// Asks flags and classes of both versions after every step of the fold and, where they look at the clock, at every local
/// midnight of the window; from what they answer come the episodes. Where there is nothing to ask of, midnights are passed over.
/// </summary>
public sealed class LevelLooks : Looks
{
    private readonly SubjectEvaluator evaluator;
    private readonly Dictionary<(string Id, string? Item), Episode?[]> flagged = [];
    private readonly Action<Subject> see;
    private CompiledRuleSet? then;
    private bool looked, silent;

    public LevelLooks(ReplayCase replay, PatientFold fold) : base(replay, fold)
    {
        evaluator = new SubjectEvaluator(fold);
        see = See;
        Next = replay.From;
    }

    public override void Look(bool complete)
    {
        // Half of what happened at one instant is no state that anybody was in.
        if (Fold.Time < Case.From || !complete) return;
        then = Case.InForce?.At(Fold.Time)?.Value;
        silent = Case.Set.Purpose == RulePurpose.Flag && Fold.State.Patient is { DoNotContact: true } or { Erased: true } or { MergedInto: not null };
        var segment = Fold.State.Patient.Segment;
        if (Case.SeesSegment) Fold.State.Patient.Segment = Segment();
        var seen = HasAny(Case.Set.Subject);
        if (seen) evaluator.Each(Case.Set.Subject, Case.Candidate, see);
        Fold.State.Patient.Segment = segment;
        looked = true;
        Next = seen && Case.SeesTime ? Fold.Place.Calendar.NextLocalMidnight(Fold.Time) : null;
    }

    private bool HasAny(string? subject) => subject switch
    {
        "lead" => Fold.State.Patient.Leads.Count > 0,
        "appointment" or "visit" => Fold.State.Patient.Appointments.Count > 0,
        "plan" or "item" => Fold.State.Patient.Plans.Count > 0,
        _ => Fold.State.LastEvent is not null,
    };

    /// <summary>The segment by the rules of that day: a stored one is of now.</summary>
    private string? Segment()
    {
        string? segment = null;
        foreach (var line in Fold.Clinic.Definitions.Classes)
            if (line.At(Fold.Time)?.Value is { Set.Subject: "patient" } set)
                evaluator.Each("patient", set, _ => segment = set.Classify(evaluator.Inputs, evaluator.Context, out var _));
        return segment;
    }

    private void See(Subject subject)
    {
        if (Case.Location is { } here && subject.Location != here) return;
        var key = (subject.Id, subject.Item);
        if (!flagged.TryGetValue(key, out var episodes)) flagged[key] = episodes = new Episode?[2 * Case.Parts.Count];
        Ask(Side.Candidate, Case.Candidate, subject, episodes.AsSpan(Case.Parts.Count));
        if (then is not null)
        {
            evaluator.Inputs[Inputs.Norm] = then.Norm(subject.Specialty, subject.Location);
            Ask(Side.InForce, then, subject, episodes.AsSpan(0, Case.Parts.Count));
        }
        else foreach (ref var episode in episodes.AsSpan(0, Case.Parts.Count)) End(ref episode);
    }

    private void Ask(Side side, CompiledRuleSet set, Subject subject, Span<Episode?> episodes)
    {
        var parts = Case.PartsOf(set);
        var found = set.Set.Purpose == RulePurpose.Class;
        Span<bool> now = stackalloc bool[episodes.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (silent || !set.Rules[i].Enabled) continue;
            Asked[(int)side].Times++;
            var status = set.Rules[i].Status(evaluator.Inputs, evaluator.Context);
            if (status == RuleStatus.Error)
            {
                Asked[(int)side].Errors++;
                // Better what it said last than a wrong answer; of a class all stays.
                if (found) return;
                now[parts[i]] = true;
            }
            else if (status == RuleStatus.Passed)
            {
                now[parts[i]] = true;
                if (episodes[parts[i]] is null) episodes[parts[i]] = Begin(side, set, set.Rules[i], parts[i], subject);
                if (found) break;
            }
        }
        for (var part = 0; part < episodes.Length; part++)
            if (!now[part]) End(ref episodes[part]);
    }

    private Episode Begin(Side side, CompiledRuleSet set, CompiledRule rule, int part, Subject subject)
    {
        var begun = new Episode
        {
            Side = side, Part = part, About = subject.Item is { } item ? $"{subject.About}/{item}" : subject.About, Journey = subject.Journey, Location = subject.Location, From = Fold.Time, Before = !looked, Role = RoleOf(set, rule),
            WhyRu = rule.FormatMessage("ru", evaluator.Inputs, evaluator.Context), WhyEn = rule.FormatMessage("en", evaluator.Inputs, evaluator.Context),
        };
        Episodes.Add(begun);
        return begun;
    }

    private string? RoleOf(CompiledRuleSet set, CompiledRule rule)
    {
        if (rule.OnSuccess.FirstOrDefault(a => a.Name.Equals("OpenItem", StringComparison.OrdinalIgnoreCase)) is not { } open) return null;
        return set.ActionValue(rule, open, "role", evaluator.Inputs, evaluator.Context) as string ?? (evaluator.Inputs[Inputs.Plan] as PlanFacts)?.OwnerRole ?? "frontdesk";
    }

    private void End(ref Episode? episode)
    {
        if (episode is null) return;
        episode.Until = Fold.Time;
        episode = null;
    }
}
