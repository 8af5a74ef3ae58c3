using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Rules;
using ClinicFlow.Work;
using ClinicFlow.Work.Changes;
using ClinicFlow.Work.Subjects;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Deviations.Steps;

/// <param name="OrderRef">Number and date of the order; a sanction needs one.</param>
public sealed record StepRequest(string Result, string? Note, string? OrderRef);

public sealed record StepDone(Guid Id, LocalizedText Said);

/// <summary>A step is done by whoever it is for: understood by the employee, examined by the quality manager, decided by the manager.</summary>
public sealed class FinishStep(WriteQueue queue, DeclareWork work, RaiseSteps steps, IDbContextFactory<ClinicContext> contexts, ChangeFeed changes, TimeProvider clock)
{
    private static readonly LocalizedText Finished = new("Шаг сделан", "The step is done");
    private static readonly Refusal
        NotYours = new(403, "not-yours", new("Это не ваш шаг", "This step is not yours"), new("Обучение подтверждает сотрудник, разбор делает менеджер по качеству, снижение решает управляющий.", "Teaching is confirmed by the employee, the quality manager examines, the manager decides on a sanction.")),
        Closed = new(409, "closed", new("Шаг уже сделан", "The step is done already"), new("Обновите страницу.", "Read the page again."));

    public async Task<Answer<StepDone>> Handle(Guid id, StepRequest request, Viewer viewer, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (await context.DeviationSteps.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancel) is not { } step || !viewer.Sees(step.Location)) return Refusal.NotFound;
        if (Permissions.OwnDeviationsOnly(viewer.Role) && !viewer.Is(step.Staff)) return Refusal.NotFound;
        if (!May(step, viewer)) return NotYours;
        if (Wrong(step, request) is { } wrong) return wrong;
        var done = await queue.Write(Writer.Person, session =>
        {
            if (session.Execute("UPDATE deviation_step SET done_at = @p1, done_by = @p2, result = @p3, note = @p4, order_ref = @p5 WHERE id = @p0 AND done_at IS NULL",
                id, clock.GetUtcNow(), viewer.Staff ?? "user:" + viewer.User, request.Result, Clean(request.Note), Clean(request.OrderRef)) == 0) return false;
            work.InTransaction(session, RaiseSteps.SubjectOf(id), [], Finished);
            return true;
        });
        if (!done) return Closed;
        // What waited for the examination may rise now.
        await steps.Handle(step.Staff, step.Standard, cancel);
        foreach (var what in new[] { "deviations", "work-items" }) changes.Say(what);
        return new StepDone(id, Said(request.Result));
    }

    public static bool May(DeviationStep step, Viewer viewer) => step.Step switch
    {
        DeviationStep.Teach => viewer.Is(step.Staff),
        DeviationStep.Examine => viewer.Role == Roles.Quality && !viewer.Is(step.Staff),
        _ => viewer.Role == Roles.Manager && !viewer.Is(step.Staff),
    };

    private static Refusal? Wrong(DeviationStep step, StepRequest request)
    {
        string[] results = step.Step switch { DeviationStep.Teach => [DeviationStep.Understood], DeviationStep.Examine => [DeviationStep.InOrder, DeviationStep.AtFault], _ => [DeviationStep.Approved, DeviationStep.NotApplied] };
        if (!results.Contains(request.Result)) return Refusal.Wrong("result", $"Итог шага: {string.Join(" или ", results)}.", $"The step ends as {string.Join(" or ", results)}.");
        if (request.Note?.Length > Cases.DisputeDeviation.LongestText || request.OrderRef?.Length > 200) return Refusal.Wrong("note-too-long", "Текст слишком длинный.", "The text is too long.");
        if (step.Step != DeviationStep.Teach && string.IsNullOrWhiteSpace(request.Note)) return Refusal.Wrong("no-reason", "Скажите, почему так решено.", "Say why it is decided so.");
        return request.Result == DeviationStep.Approved && string.IsNullOrWhiteSpace(request.OrderRef) ? Refusal.Wrong("no-order", "Для снижения нужен номер и дата приказа.", "A sanction needs the number and date of an order.") : null;
    }

    private static LocalizedText Said(string result) => result switch
    {
        DeviationStep.Understood => new("Стандарт понят", "The standard is understood"),
        DeviationStep.InOrder => new("Разбор закрыт: стандарт в порядке", "Examined: the standard is in order"),
        DeviationStep.AtFault => new("Разбор закрыт: дело в стандарте, снижения не будет", "Examined: the standard is at fault, there is no sanction"),
        DeviationStep.Approved => new("Снижение утверждено", "The sanction is approved"),
        _ => new("Снижение не применяется", "The sanction is not applied"),
    };

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
