using ClinicFlow.Platform.Access;
using ClinicFlow.Quality.Pdca.State;
using ClinicFlow.Work;

namespace ClinicFlow.Quality.Pdca.Acts;

public sealed record CloseRequest(int? Seen, string Reason);

/// <summary>Closes a cycle, wherever it stands, with the reason.</summary>
public sealed class CloseCycle(WriteCycle cycles)
{
    public Task<Answer<CycleActed>> Handle(Guid id, CloseRequest request, Viewer viewer) => cycles.Handle(id, viewer, request.Seen, state =>
        (state.Ended ? CycleRefusals.Ended : CycleRefusals.Text(request.Reason, "no-reason", "Скажите, почему цикл закрыт.", "Say why the cycle is closed.")) is { } against ? against : new CycleClosed(request.Reason.Trim()),
        new("Цикл закрыт", "The cycle is closed"));
}
