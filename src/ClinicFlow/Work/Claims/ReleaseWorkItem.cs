using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work.Changes;

namespace ClinicFlow.Work.Claims;

/// <summary>Leaving a row frees it. Only one's own lock is given back; giving back twice does no harm.</summary>
public sealed class ReleaseWorkItem(WriteQueue queue, ChangeFeed changes)
{
    public async Task Handle(Guid id, Viewer viewer)
    {
        var freed = await queue.Write(Writer.Person, session =>
            HeldItem.Read(session, id, viewer) is { } item ? ItemLocks.Release(session, item.Patient, viewer.UserName) : 0);
        if (freed > 0) changes.Say("work-items");
    }
}
