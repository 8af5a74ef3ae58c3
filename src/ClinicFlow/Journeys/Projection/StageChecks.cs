using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Journeys.Projection;

/// <summary>What the control at the end of a stage found: for every standard of the stage kept, broken or not applicable. Only what applied has a row: nothing is counted of the rest.</summary>
public static class StageChecks
{
    public const string NotApplicable = "not-applicable";

    public static IEnumerable<DerivedRow> Of(Guid patient, PatientState state, ClinicModel clinic)
    {
        foreach (var pass in state.Passes)
            foreach (var span in pass.Stages)
                if (span.CheckedAt is { } at)
                    foreach (var (standard, status, staff) in Of(state, pass, span, clinic))
                        if (status != NotApplicable) yield return new(DerivedTables.Check, Key.Within(patient, pass.Facts.Id, "check", standard),
                            [PatientProjection.JourneyKey(pass.Facts.Id), patient, pass.Facts.Location, span.Stage, standard, status, at, staff]);
    }

    public static IEnumerable<(string Standard, string Status, string? Staff)> Of(PatientState state, Pass pass, StageSpan span, ClinicModel clinic)
    {
        foreach (var line in clinic.Definitions.Standards)
        {
            if (line.Latest.Value.Set.Stage != span.Stage) continue;
            // What was not in force when the stage was controlled says nothing of it.
            if (span.CheckedAt is { } at ? line.At(at) is null : !line.StillInForce) continue;
            var prefix = line.Name + "/";
            var status = NotApplicable;
            string? staff = null;
            foreach (var judgement in state.Judgements)
            {
                if (judgement.Journey != pass.Facts.Id || !judgement.Rule.StartsWith(prefix, StringComparison.Ordinal)) continue;
                if (judgement.Status == "broken") (status, staff) = ("broken", judgement.Staff ?? judgement.Breach?.Staff);
                else if (judgement.Status == "kept" && status != "broken") (status, staff) = ("kept", judgement.Staff);
            }
            yield return (line.Name, status, staff);
        }
    }
}
