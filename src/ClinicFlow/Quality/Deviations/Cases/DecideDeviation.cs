using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Deviations.Steps;
using ClinicFlow.Rules;
using ClinicFlow.Work;
using ClinicFlow.Work.Changes;
using ClinicFlow.Work.Subjects;

namespace ClinicFlow.Quality.Deviations.Cases;

public sealed record DecideRequest(string Decision, string? Reason);

/// <summary>A dispute is decided; or a deviation is dismissed, or a dismissal taken back, at any time, with a reason. Nobody decides about their own.</summary>
public sealed class DecideDeviation(WriteQueue queue, RaiseSteps steps, DeclareWork work, ChangeFeed changes, TimeProvider clock)
{
    public static readonly LocalizedText Decided = new("Спор решён", "The dispute is decided");

    private static readonly Refusal
        Own = new(403, "own-deviation", new("О своём отклонении не решают", "Nobody decides about their own"), new("Передайте решение другому.", "Hand the decision over to somebody else.")),
        Withdrawn = new(409, "withdrawn", new("Отозвано данными", "Withdrawn by data"), new("Данные исправлены, отклонения больше нет.", "The data were corrected; the deviation is no more.")),
        Early = new(409, "too-early", new("Срок оспаривания ещё идёт", "The time to dispute still runs"), new("Подтвердить можно, когда он пройдёт или спор будет. Снять с причиной можно и сейчас.", "It can be confirmed once that is over, or after a dispute. It can be dismissed with a reason now."));

    public static string SubjectOf(Guid deviation) => "deviation:" + deviation.ToString("N");

    public async Task<Answer<DeviationActed>> Handle(Guid id, DecideRequest request, Viewer viewer, CancellationToken cancel = default)
    {
        if (request.Decision is not ("confirmed" or "dismissed")) return Refusal.Wrong("decision", "Решение: confirmed или dismissed.", "The decision is confirmed or dismissed.");
        if (string.IsNullOrWhiteSpace(request.Reason)) return Refusal.Wrong("no-reason", "Скажите, почему так решено.", "Say why it is decided so.");
        if (request.Reason.Length > DisputeDeviation.LongestText) return Refusal.Wrong("note-too-long", $"Текст длиннее {DisputeDeviation.LongestText} знаков.", $"The text is longer than {DisputeDeviation.LongestText} characters.");
        var status = request.Decision == "confirmed" ? DeviationStatus.Confirmed : DeviationStatus.Dismissed;
        HeldDeviation? found = null;
        var answer = await queue.Write<Answer<DeviationActed>>(Writer.Person, session =>
        {
            if (HeldDeviation.Read(session, id, viewer) is not { } held) return Refusal.NotFound;
            if (held.Staff is not null && viewer.Is(held.Staff)) return Own;
            if (held.Withdrawn) return Withdrawn;
            if (held.Status == DeviationStatus.New && status == DeviationStatus.Confirmed) return Early;
            found = held;
            var now = clock.GetUtcNow();
            session.Insert("deviation_case", ["id", "found_at", "dispute_until"], [[id, now, now]], "ON CONFLICT DO NOTHING");
            session.Execute("UPDATE deviation_case SET decided_at = @p1, decided_by = @p2, reason = @p3 WHERE id = @p0", id, now, viewer.Staff ?? "user:" + viewer.User, request.Reason.Trim());
            session.Execute("UPDATE deviation SET status = @p1 WHERE id = @p0", id, (int)status);
            work.InTransaction(session, SubjectOf(id), [], Decided);
            return new DeviationActed(id, status, status == DeviationStatus.Confirmed ? new("Подтверждено", "Confirmed") : new("Снято с причиной", "Dismissed with a reason"));
        });
        if (answer.Value is null) return answer;
        if (found!.Staff is { } staff) await steps.Handle(staff, found.Standard, cancel);
        foreach (var what in new[] { "deviations", "work-items" }) changes.Say(what);
        return answer;
    }
}
