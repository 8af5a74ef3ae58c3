using ClinicFlow.Platform.Access;
using ClinicFlow.Quality.Pdca.Figures;
using ClinicFlow.Quality.Pdca.State;
using ClinicFlow.Rules;
using ClinicFlow.Work;

namespace ClinicFlow.Quality.Pdca.Acts;

/// <param name="Seen">How many acts of the cycle were seen.</param>
/// <param name="Conclusion">Of a check: effect, no-effect or worse.</param>
/// <param name="Decision">Of an act: keep, adjust, revert or spread.</param>
public sealed record CompleteRequest(int? Seen, string? Note, string? Conclusion, string? Decision);

/// <summary>
/// Completes the step at which the cycle stands. A check says with the figures of this moment whether there is a signal: without one
/// nobody can record an effect.
/// </summary>
public sealed class CompleteStep(WriteCycle cycles, ReadCycle read, ReadFigures figures)
{
    public async Task<Answer<CycleActed>> Handle(Guid id, string step, CompleteRequest request, Viewer viewer, CancellationToken cancel = default)
    {
        if (step != CycleSteps.Check) return await cycles.Handle(id, viewer, request.Seen, state => Decide(state, step, request, null), Said(step));
        // The figures are read before the transaction: it would hold up everybody else's. Whoever acts in between makes this one stale.
        if (await read.Handle(id, viewer, cancel) is not { } now) return Refusal.NotFound;
        var found = ChartWords.Finding(figures.Of(now).Chart);
        return await cycles.Handle(id, viewer, request.Seen ?? now.Version, state => Decide(state, step, request, found), Said(step));
    }

    private static Answer<CycleAct> Decide(CycleState state, string step, CompleteRequest request, CheckFinding? found)
    {
        if (state.Ended) return CycleRefusals.Ended;
        if (state.Step != step || step == CycleSteps.Next) return CycleRefusals.NotNow(step, state.Step);
        if (request.Note?.Length > CycleRefusals.LongestText) return CycleRefusals.Text(request.Note, "", "", "")!;
        var done = new StepCompleted(step, string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim());
        return step switch
        {
            CycleSteps.Check => Checked(done, request, found!),
            CycleSteps.Act when !CycleSteps.Decisions.Contains(request.Decision) => Refusal.Wrong("decision", "Решение: закрепить, изменить, вернуть или распространить.", "The decision is keep, adjust, revert or spread."),
            CycleSteps.Act => done with { Decision = request.Decision },
            _ => done,
        };
    }

    private static Answer<CycleAct> Checked(StepCompleted done, CompleteRequest request, CheckFinding found)
    {
        if (!CycleSteps.Conclusions.Contains(request.Conclusion)) return Refusal.Wrong("conclusion", "Вывод: есть эффект, без эффекта или хуже.", "The conclusion is effect, no effect or worse.");
        var claimed = request.Conclusion switch { CycleSteps.Effect => CycleFacts.Better, CycleSteps.Worse => CycleFacts.Worse, _ => null };
        if (claimed is not null && found.Signal != claimed) return CycleRefusals.NoSignal;
        // A signal may have a cause of its own; whoever sees no effect in one says why.
        if (claimed is null && found.Signal != CycleFacts.NoSignal && done.Note is null) return Refusal.Wrong("no-reason", "Сигнал есть. Скажите, почему он не от этой перемены.", "There is a signal. Say why it is not from this change.");
        return done with { Conclusion = request.Conclusion, Found = found };
    }

    private static LocalizedText Said(string step) => step switch
    {
        CycleSteps.Plan => new("План принят", "The plan is accepted"),
        CycleSteps.Do => new("Внедрено: ждём даты проверки", "Done: awaiting the check date"),
        CycleSteps.Check => new("Проверка завершена", "The check is complete"),
        CycleSteps.Act => new("Решение записано", "The decision is recorded"),
        _ => new("Шаг завершён", "The step is complete"),
    };
}
