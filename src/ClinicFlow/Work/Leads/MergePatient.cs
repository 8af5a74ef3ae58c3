using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Intake.Identity;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Rules;
using ClinicFlow.Work.Acts;
using ClinicFlow.Work.Subjects;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Leads;

public sealed record MergeRequest(Guid Into);

/// <param name="Act">To take it back by.</param>
/// <param name="Journey">The pass that the enquiry goes on in.</param>
public sealed record Merged(string Act, LocalizedText Said, Guid Patient, Guid? Journey);

/// <summary>Says that two are one person: from now on the first one's events belong to the second one's story, both folded in the same transaction.</summary>
public sealed class MergePatient(IDbContextFactory<ClinicContext> contexts, WriteQueue queue, Processor processor, HumanActs acts, TimeProvider clock)
{
    public async Task<Answer<Merged>> Handle(Guid patient, MergeRequest request, Viewer viewer, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var (from, into) = (await Row(context, patient, viewer, cancel), await Row(context, request.Into, viewer, cancel));
        if (from is null || into is null) return Refusal.NotFound;
        if (patient == request.Into) return Refusal.Wrong("same-patient", "Это одна и та же карта.", "This is the same card.");
        if (from.Visits > 0)
            return Refusal.Wrong("has-visits", "У этой карты уже есть визиты: объединяйте карты в МИС, заявка же новой карты присоединяется здесь.", "This card has visits already: merge cards in the MIS; an enquiry without visits is joined here.");
        var act = await queue.Write(Writer.Person, session =>
        {
            var now = Microseconds.Cut(clock.GetUtcNow());
            var id = ActIds.Next(now);
            EventLog.Append(session, [new JourneyEvent(HumanActs.Source, id, from.Subject, now, new PatientMerged { Into = into.Subject, Staff = HumanActs.Who(session, viewer) })], now);
            processor.FoldNow(session, [patient, request.Into]);
            DeclareWork.Declare(session, MatchEnquiries.SubjectOf(patient), [], new("Заявка присоединена к пути пациента", "The enquiry was joined to the patient's journey"), now);
            return id;
        });
        acts.Changed();
        var journey = await context.Patients.AsNoTracking().Where(p => p.Id == request.Into).Select(p => p.Journey).FirstOrDefaultAsync(cancel);
        return new Merged(act, new("Заявка присоединена к пути пациента", "The enquiry was joined to the patient's journey"), request.Into, journey);
    }

    private static async Task<PatientRow?> Row(ClinicContext context, Guid patient, Viewer viewer, CancellationToken cancel) =>
        await context.Patients.AsNoTracking().FirstOrDefaultAsync(p => p.Id == patient, cancel) is { } row && viewer.Sees(row.Location) ? row : null;
}
