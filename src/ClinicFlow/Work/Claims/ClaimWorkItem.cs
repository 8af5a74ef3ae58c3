using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work.Changes;

namespace ClinicFlow.Work.Claims;

/// <summary>Opening a row takes it: others see with whom it is and since when.</summary>
public sealed class ClaimWorkItem(WriteQueue queue, WorkItemReader items, ChangeFeed changes, TimeProvider clock)
{
    private enum Result { Missing, NotOpen, Taken, Renewed, HeldByOther }

    public async Task<Answer<WorkItemView>> Handle(Guid id, Viewer viewer, CancellationToken cancel = default)
    {
        var result = await queue.Write(Writer.Person, session => Take(session, id, viewer));
        if (result == Result.Missing || await items.One(id, viewer, cancel) is not { } item) return Refusal.NotFound;
        if (result == Result.NotOpen) return Refusals.NotOpen(item);
        if (result == Result.HeldByOther) return Refusals.Held(item);
        if (result == Result.Taken) changes.Say("work-items");
        return item;
    }

    private Result Take(WriteSession session, Guid id, Viewer viewer)
    {
        var now = clock.GetUtcNow();
        if (HeldItem.Read(session, id, viewer) is not { } item) return Result.Missing;
        if (!item.IsOpen) return Result.NotOpen;
        if (!ItemLocks.Take(session, item.Patient, viewer.UserName, now)) return Result.HeldByOther;
        return item.LockedBy == viewer.UserName && item.LockedUntil > now ? Result.Renewed : Result.Taken;
    }
}
