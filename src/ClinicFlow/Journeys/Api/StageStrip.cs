using ClinicFlow.Figures.Today;
using ClinicFlow.Journeys.Projection;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Quality.Audits.Scorecards;
using ClinicFlow.Rules;

namespace ClinicFlow.Journeys.Api;

/// <summary>The text is one of the five stages.</summary>
public sealed class StageAttribute() : OneOfAttribute([.. StageStrip.Order]);

/// <summary>The five stages of one pass in their order, each with what its control found.</summary>
public static class StageStrip
{
    public static readonly IReadOnlyList<string> Order = ["lead", "arrival", "consultation", "realisation", "regular"];

    public static IReadOnlyList<StageView> Of(PatientState state, Pass pass, ClinicModel clinic, string language, DateTimeOffset now)
    {
        var reached = pass.Stages.Count == 0 ? -1 : pass.Stages.Max(s => Index(s.Stage));
        return [.. Order.Select((stage, i) => Of(stage, i <= reached, Norm(stage, language), state, pass, clinic, now))];
    }

    /// <summary>How long the stage shall take, in words.</summary>
    private static string Norm(string stage, string language)
    {
        var days = Targets.Shipped.Of(stage).NormDays;
        return days + "\u00a0" + (language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? days == 1 ? "day" : "days" : TimelineWords.Plural(days, "день", "дня", "дней"));
    }

    private static int Index(string stage)
    {
        for (var i = 0; i < Order.Count; i++) if (Order[i] == stage) return i;
        return -1;
    }

    private static StageView Of(string stage, bool reached, string norm, PatientState state, Pass pass, ClinicModel clinic, DateTimeOffset now)
    {
        if (pass.Stages.FindLast(s => s.Stage == stage && !s.NoRecord) is not { } span)
            return new StageView(stage, reached ? "no-record" : "ahead", null, null, null, null, norm, 0, 0, 0, []);
        var checks = Checks(state, pass, span, clinic);
        var current = span.Left is null && pass.Facts.ClosedAt is null;
        return new StageView(
            stage, current ? "current" : "done", span.Entered, span.Left, (int)((span.Left ?? now) - span.Entered).TotalDays, Outcome(pass, span), norm,
            checks.Count(c => c.Status == "kept"), checks.Count(c => c.Status == "broken"), checks.Count(c => c.Status == StageChecks.NotApplicable), checks);
    }

    /// <summary>What the control found; before it, what has been judged already: the rest is not known to be inapplicable yet.</summary>
    private static List<CheckView> Checks(PatientState state, Pass pass, StageSpan span, ClinicModel clinic)
    {
        var checks = new List<CheckView>();
        foreach (var (standard, status, _) in StageChecks.Of(state, pass, span, clinic))
        {
            if (status == StageChecks.NotApplicable && span.CheckedAt is null) continue;
            checks.Add(new CheckView(standard, TitleOf(clinic, standard), status, status == StageChecks.NotApplicable ? null : JudgedAt(state, pass, standard) ?? span.CheckedAt));
        }
        return checks;
    }

    public static LocalizedText TitleOf(ClinicModel clinic, string standard) =>
        clinic.Definitions.RuleSet(standard)?.Latest.Value.Set.Title ?? ScorecardStore.TitleOf(standard) ?? new LocalizedText(standard, standard);

    private static DateTimeOffset? JudgedAt(PatientState state, Pass pass, string standard) =>
        state.Judgements.FindLast(j => j.Journey == pass.Facts.Id && j.Rule.StartsWith(standard + "/", StringComparison.Ordinal))?.At;

    /// <summary>How the stage was left, in the word of the stage.</summary>
    private static string? Outcome(Pass pass, StageSpan span)
    {
        if (span.Outcome != "moved") return span.Outcome;
        var next = pass.Stages.IndexOf(span) is var at && at + 1 < pass.Stages.Count ? pass.Stages[at + 1].Stage : null;
        return span.Stage switch
        {
            "lead" => "booked",
            "arrival" => "arrived",
            "consultation" when next == "realisation" => "agreed",
            "consultation" => pass.Facts.DeclinedAt is not null ? "declined" : pass.Facts.VisitOutcome is "no-plan-needed" or "treated" ? pass.Facts.VisitOutcome : "moved",
            "realisation" => "completed",
            "regular" => "agreed",
            _ => "moved",
        };
    }
}
