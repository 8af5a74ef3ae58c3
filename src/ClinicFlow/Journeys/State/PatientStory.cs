using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Intake.Identity;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Journeys.State;

/// <summary>What is told of a patient, and under which id. Of who is the same person as another one nothing is left but that; the other hears nothing of it.</summary>
public readonly record struct PatientStory(List<JourneyEvent> Events, string? Subject)
{
    public static PatientStory Read(WriteSession session, Guid patient, DateTimeOffset? after = null) =>
        Of(patient, LogReader.Of(session, patient, after), away: PatientLink.Owner(session, patient) != patient);

    /// <summary>The story in the events of a patient who is linked to nobody.</summary>
    public static PatientStory Alone(Guid patient, List<JourneyEvent> events) => Of(patient, events, away: false);

    private static PatientStory Of(Guid patient, List<JourneyEvent> events, bool away)
    {
        var subject = events.Find(e => Key.Patient(e.Subject) == patient)?.Subject ?? events.Select(e => e.Data).OfType<PatientMerged>().FirstOrDefault(m => Key.Patient(m.Into) == patient)?.Into;
        events.RemoveAll(e => e.Data is PatientMerged != away);
        return new(events, subject);
    }
}
