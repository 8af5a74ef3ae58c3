using ClinicFlow.Platform.Access;
using ClinicFlow.Quality.Pdca.State;
using ClinicFlow.Work;

namespace ClinicFlow.Quality.Pdca.Acts;

public sealed record MeasureDoneRequest(int? Seen);

public sealed record MeasureDropRequest(int? Seen, string Reason);

/// <summary>A measure is done, or dropped with a reason.</summary>
public sealed class SettleMeasure(WriteCycle cycles)
{
    private static readonly Refusal Settled = new(409, "settled", new("Эта мера уже закрыта", "This measure is settled"), new("Она сделана или снята.", "It is done or dropped."));

    public Task<Answer<CycleActed>> Done(Guid id, int number, MeasureDoneRequest request, Viewer viewer) =>
        cycles.Handle(id, viewer, request.Seen, state => Open(state, number) is { } against ? against : new MeasureDone(number), new("Мера сделана", "The measure is done"));

    public Task<Answer<CycleActed>> Drop(Guid id, int number, MeasureDropRequest request, Viewer viewer) => cycles.Handle(id, viewer, request.Seen, state =>
        (Open(state, number) ?? CycleRefusals.Text(request.Reason, "no-reason", "Скажите, почему мера снята.", "Say why the measure is dropped.")) is { } against ? against : new MeasureDropped(number, request.Reason.Trim()),
        new("Мера снята", "The measure is dropped"));

    private static Refusal? Open(CycleState state, int number) =>
        state.Ended ? CycleRefusals.Ended : state.Turn.Measures.Find(m => m.Added.Number == number) is not { } measure ? Refusal.NotFound : measure.Open ? null : Settled;
}
