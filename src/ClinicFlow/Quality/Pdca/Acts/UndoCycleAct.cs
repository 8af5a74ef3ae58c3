using ClinicFlow.Platform.Access;
using ClinicFlow.Quality.Pdca.State;
using ClinicFlow.Work;

namespace ClinicFlow.Quality.Pdca.Acts;

public sealed record UndoCycleRequest(int? Seen);

/// <summary>Takes the last act back, by whoever did it, within a day. Taking back is an act too: nothing is lost.</summary>
public sealed class UndoCycleAct(WriteCycle cycles, TimeProvider clock)
{
    public static readonly TimeSpan Within = TimeSpan.FromHours(24);

    private static readonly Refusal
        Nothing = new(409, "nothing-to-undo", new("Отменять нечего", "There is nothing to take back"), new("Начатый цикл можно закрыть с причиной.", "A cycle that has begun can be closed with a reason.")),
        NotYours = new(403, "not-yours", new("Чужое действие", "Somebody else's act"), new("Отменить может только тот, кто это сделал.", "Only who did it can take it back.")),
        TooLate = new(403, "too-late", new("Поздно отменять", "Too late to undo"), new("Отменить можно в течение суток.", "An act can be taken back within 24 hours."));

    public Task<Answer<CycleActed>> Handle(Guid id, UndoCycleRequest request, Viewer viewer) => cycles.Handle(id, viewer, request.Seen, state =>
        state.Last is not { } last ? Nothing : !viewer.Is(last.Staff) ? NotYours : last.At < clock.GetUtcNow() - Within ? TooLate : new ActUndone(last.Number),
        new("Отменено", "Undone"));
}
