namespace ClinicFlow.Platform.Data.Demo;

/// <summary>How often things go wrong, and whose habit it is. Shares from 0 to 1.</summary>
internal static class DemoRates
{
    public const double NotConfirmed = 0.14, NoReason = 0.13, FewAttempts = 0.14, Unpriced = 0.08, NoItems = 0.08, NoOutcome = 0.06,
        LateProposal = 0.13, NeverProposed = 0.05, NoRecall = 0.14, SatisfactionLate = 0.08, SatisfactionNever = 0.07,
        RecallLate = 0.10, RecallNever = 0.08, ShownAtOnce = 0.16;

    /// <summary>Conversion of an enquiry that is answered in time; each later answer costs a third of it.</summary>
    public const double Books = 0.79, LateAnswerFactor = 0.62;

    /// <summary>What is gained when the doctor shows the plan himself before the patient leaves.</summary>
    public const double ShownAtOnceGain = 0.22;

    public const string LateAgent = "nazarov", ForgetfulDesk = "kotova", SlowCurator = "krylova", CarelessDoctor = "egorov";

    public static double LateAnswer(string agent) => agent == LateAgent ? 0.40 : 0.09;

    /// <summary>Contact after a missed visit: in time, late; the rest never.</summary>
    public static (double InTime, double Late) AfterMiss(string? curator) => curator == SlowCurator ? (0.52, 0.24) : (0.84, 0.10);

    public static double LateProposalOf(string? curator) => curator == SlowCurator ? 0.34 : LateProposal;

    /// <summary>Share of plans whose visits are all booked when the plan is agreed.</summary>
    public static double Series(string desk) => desk == ForgetfulDesk ? 0.56 : 0.85;

    /// <summary>Share of the other visits after which the next one is arranged before the patient has left.</summary>
    public static double NextBeforeLeaving(string desk) => desk == ForgetfulDesk ? 0.22 : 0.66;

    public static double UnpricedOf(string doctor) => doctor == CarelessDoctor ? 0.36 : Unpriced;

    public static double NoOutcomeOf(string doctor) => doctor == CarelessDoctor ? 0.24 : NoOutcome;
}
