using ClinicFlow.Platform.Access;
using ClinicFlow.Quality.Pdca.Figures;
using ClinicFlow.Quality.Pdca.State;
using ClinicFlow.Rules;
using ClinicFlow.Work;

namespace ClinicFlow.Quality.Pdca.Acts;

/// <param name="Target">In per cent.</param>
public sealed record TurnRequest(int? Seen, double Target, string Hypothesis, DateOnly CheckOn);

/// <summary>Begins the next turn with the figures that this one ended with, by the version of the workflow that is in force now.</summary>
public sealed class BeginTurn(WriteCycle cycles, ReadCycle read, BeginCycle begin, ReadFigures figures)
{
    private static readonly LocalizedText Begun = new("Новый оборот начат с новых цифр", "The next turn has begun, with the new figures");

    public async Task<Answer<CycleActed>> Handle(Guid id, TurnRequest request, Viewer viewer, CancellationToken cancel = default)
    {
        if (await read.Handle(id, viewer, cancel) is not { } now) return Refusal.NotFound;
        var chart = figures.Of(now).Chart;
        return await cycles.Handle(id, viewer, request.Seen ?? now.Version, state => Decide(state, request, chart), Begun);
    }

    private Answer<CycleAct> Decide(CycleState state, TurnRequest request, CycleChart chart)
    {
        if (state.Ended) return CycleRefusals.Ended;
        if (state.Step != CycleSteps.Next) return CycleRefusals.NotNow(CycleSteps.Next, state.Step);
        var (aim, wrong) = begin.AimOf(request.Target, request.Hypothesis, request.CheckOn, state.Begun.Location, chart);
        return aim is null ? wrong! : new TurnBegun(aim);
    }
}
