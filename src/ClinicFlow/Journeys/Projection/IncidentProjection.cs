using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Journeys.Projection;

/// <summary>The activities of a patient's workflows that could not go on.</summary>
public static class IncidentProjection
{
    private const int LongestMessage = 300;

    public static IEnumerable<DerivedRow> Of(Guid patient, PatientState state)
    {
        foreach (var held in HeldInstance.Of(state))
            foreach (var incident in held.Instance.Incidents)
                yield return new(DerivedTables.Incident, Key.Within(patient, held.Instance.Id, "incident", incident.Id),
                [
                    patient, PatientProjection.JourneyKeyOrNull(held.Journey), held.About, Guid.ParseExact(held.Instance.Id, "N"), held.Instance.DefinitionId, held.Instance.Version,
                    incident.ActivityId, incident.Code, Told(incident.Message, state.Patient.Id), incident.RaisedAt, held.Location,
                ]);
    }

    /// <summary>Facts hold no names; the patient's number in another system is the one thing that an expression could have put into a message.</summary>
    private static string Told(string message, string subject)
    {
        var told = message.Replace(subject, "…", StringComparison.Ordinal);
        return told.Length <= LongestMessage ? told : told[..LongestMessage] + "…";
    }
}
