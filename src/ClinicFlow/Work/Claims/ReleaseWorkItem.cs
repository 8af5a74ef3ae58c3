using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work.Changes;

namespace ClinicFlow.Work.Claims;

/// <summary>
/// Leaving a row frees it. Only one's own lock is given back; giving back twice does no harm. Who is in a call keeps the row
/// until there is an outcome, or until the lock frees itself.
/// </summary>
public sealed class ReleaseWorkItem(WriteQueue queue, ChangeFeed changes)
{
    public async Task Handle(Guid id, Viewer viewer)
    {
        var freed = await queue.Write(Writer.Person, session =>
            HeldItem.Read(session, id, viewer) is { } item && Calls.Calls.Of(session, viewer.UserName)?.Patient != item.Patient
                ? item.OfPatient ? HouseholdLock.Release(session, item.Patient, viewer.UserName) : ItemLocks.Release(session, item.Patient, viewer.UserName)
                : 0);
        if (freed > 0) changes.Say("work-items");
    }
}
