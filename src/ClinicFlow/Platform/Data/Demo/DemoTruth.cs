namespace ClinicFlow.Platform.Data.Demo;

/// <summary>A habit of one employee that the sampling and the register must find; the rates are those of breaches as planted.</summary>
/// <param name="Rule">The standard that the register finds it by.</param>
public sealed record DemoOffender(string Role, string Staff, string Standard, string Rule, double Rate, double OthersRate);

/// <summary>A deviation with a planted effect on the conversion of a stage.</summary>
/// <param name="Deviation">What is done otherwise than the standard says.</param>
/// <param name="Rule">That standard.</param>
/// <param name="Stage">Whose conversion it changes.</param>
/// <param name="Verdict">raises, lowers, or none: it only seems to.</param>
/// <param name="Planted">How it was planted.</param>
public sealed record DemoEffect(string Deviation, string Rule, string Stage, string Verdict, string Planted);

/// <summary>What was planted, and how often it has happened by now: the answers to what the product has to find by itself.</summary>
public sealed class DemoTruth
{
    internal const string
        AnsweredInTime = "lead.answered-in-time:", AnsweredLate = "lead.answered-late:", NeverAnswered = "lead.never-answered",
        InTimeAndBooked = "lead.in-time-and-booked", LateAndBooked = "lead.late-and-booked",
        FewAttempts = "lead.lost-after-few-attempts", EnoughAttempts = "lead.lost-after-three-attempts",
        LostWithoutReason = "lead.lost-without-reason", LostWithReason = "lead.lost-with-reason",
        Confirmed = "booking.confirmed-ahead", NotConfirmed = "booking.not-confirmed-ahead",
        NoShowCalled = "no-show.called-in-time", NoShowNotCalled = "no-show.not-called-in-time",
        ShortWait = "visit.short-wait", LongWait = "visit.long-wait", WithOutcome = "visit.with-outcome:", NoOutcome = "visit.without-outcome:",
        Priced = "plan.priced:", Unpriced = "plan.unpriced:", WithItems = "plan.with-items", WithoutItems = "plan.without-items",
        ShownByDoctor = "plan.shown-by-doctor-at-once", ShownByCurator = "plan.shown-by-curator",
        ProposedInTime = "plan.proposed-in-time:", ProposedLate = "plan.proposed-late:", PlanAgreed = "plan.agreed:", PlanCompleted = "plan.completed:",
        DeclinedWithReason = "plan.declined-with-reason", DeclinedWithoutReason = "plan.declined-without-reason",
        NextBooked = "step.next-booked-before-leaving:", NextNotBooked = "step.next-not-booked:",
        MissedStepKept = "step.missed-and-contacted:", MissedStepBroken = "step.missed-and-not-contacted:",
        RecallSet = "recall.set", RecallNotSet = "recall.not-set", RecallMade = "recall.made-in-window", RecallMissed = "recall.late-or-never",
        SatisfactionAsked = "satisfaction.asked-in-time", SatisfactionMissed = "satisfaction.late-or-never";

    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

    public IReadOnlyList<DemoEffect> Effects { get; } =
    [
        new("plan presented by the doctor before the patient leaves, instead of by the curator", "consultation.plan-presented-by-curator", "consultation", "raises", "agreement +22 percentage points for every doctor of a location with curators"),
        new("lead answered later than five working minutes", "lead.answered-in-time", "lead", "lowers", "booking × 0.62 for every agent"),
        new("waiting more than 15 minutes", "arrival.waiting-time", "consultation", "none", "melnikova and tarasov make patients wait and are seldom agreed with; within a doctor waiting changes nothing"),
    ];

    public IReadOnlyList<DemoOffender> Offenders { get; } =
    [
        new("agent", DemoRates.LateAgent, "lead answered in 5 working minutes", "lead.answered-in-time", DemoRates.LateAnswer(DemoRates.LateAgent), DemoRates.LateAnswer("")),
        new("frontdesk", DemoRates.ForgetfulDesk, "next visit booked before leaving", "realisation.next-visit-before-leaving", NotArranged(DemoRates.ForgetfulDesk), NotArranged("")),
        new("curator", DemoRates.SlowCurator, "plan presented within 3 days", "consultation.plan-presented", DemoRates.LateProposalOf(DemoRates.SlowCurator), DemoRates.LateProposalOf("")),
        new("curator", DemoRates.SlowCurator, "contact within 7 days after a missed step", "realisation.contact-after-missed-step", 1 - DemoRates.AfterMiss(DemoRates.SlowCurator).InTime, 1 - DemoRates.AfterMiss("").InTime),
        new("doctor", DemoRates.CarelessDoctor, "problems priced", "consultation.problems-priced", DemoRates.UnpricedOf(DemoRates.CarelessDoctor), DemoRates.UnpricedOf("")),
        new("doctor", DemoRates.CarelessDoctor, "visit with outcome", "data.visit-without-outcome", DemoRates.NoOutcomeOf(DemoRates.CarelessDoctor), DemoRates.NoOutcomeOf("")),
    ];

    private static double NotArranged(string desk) => (1 - DemoRates.Series(desk)) * (1 - DemoRates.NextBeforeLeaving(desk));

    /// <summary>How often each planted thing happened; where it hangs on a person, the person stands behind the colon.</summary>
    public IReadOnlyDictionary<string, int> Counts => counts;

    public int Patients { get; private set; }
    public long Events { get; private set; }

    public void Add(DemoPatient patient)
    {
        Patients++;
        Events += patient.Events.Count;
        foreach (var planted in patient.Planted)
            counts[planted] = counts.GetValueOrDefault(planted) + 1;
    }

    /// <summary>All counts that begin so, summed over persons.</summary>
    public int Count(string prefix) => counts.Where(c => c.Key.StartsWith(prefix, StringComparison.Ordinal)).Sum(c => c.Value);
}
