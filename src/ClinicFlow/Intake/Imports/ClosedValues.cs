using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Intake.Imports;

/// <summary>Members of the vocabulary that take only certain words.</summary>
internal static class ClosedValues
{
    private static readonly Dictionary<(Type, string), IReadOnlySet<string>> Known = new()
    {
        [(typeof(AppointmentCompleted), "outcome")] = VisitOutcomes.All,
        [(typeof(AppointmentCancelled), "by")] = new HashSet<string> { "patient", "clinic" },
        [(typeof(CallMade), "direction")] = new HashSet<string> { "in", "out" },
        [(typeof(SurveyAnswered), "kind")] = new HashSet<string> { "nps", "csat" },
    };

    public static IReadOnlySet<string>? Of(Type owner, string member) => Known.GetValueOrDefault((owner, member));
}
