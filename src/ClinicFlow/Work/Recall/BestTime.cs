using ClinicFlow.Journeys.Facts;

namespace ClinicFlow.Work.Recall;

/// <summary>When the patient answers, as past calls tell it: two hours of the day, at the patient's.</summary>
public sealed record BestTime(int From, int Until)
{
    private const int CallsNeeded = 2, Hours = 2;

    /// <summary>The two hours with the most answered calls; null where too few were answered to tell.</summary>
    public static BestTime? Of(IEnumerable<ContactFacts> contacts, TimeZoneInfo zone)
    {
        var answered = new int[24];
        foreach (var call in contacts)
            if (call.Channel == "call" && call.Outcome is not (null or "no-answer" or "voicemail" or "wrong-number")) answered[TimeZoneInfo.ConvertTime(call.At, zone).Hour]++;
        if (answered.Sum() < CallsNeeded) return null;
        var best = Enumerable.Range(0, 24 - Hours + 1).MaxBy(h => answered[h] + answered[h + 1 < 24 ? h + 1 : h]);
        return new(best, best + Hours);
    }
}
