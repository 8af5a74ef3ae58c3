using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work.Changes;
using ClinicFlow.Work.Claims;

namespace ClinicFlow.Work.Calls;

/// <summary>Says that there was no call after all: the household is free again, and nothing counts as a try.</summary>
public sealed class EndCall(WriteQueue queue, ChangeFeed changes, TimeProvider clock)
{
    public async Task Handle(Viewer viewer)
    {
        var ended = await queue.Write(Writer.Person, session =>
        {
            if (Calls.Of(session, viewer.UserName) is not { } call) return false;
            Calls.End(session, call.Patient, viewer.UserName, Call.NoCall, Microseconds.Cut(clock.GetUtcNow()));
            HouseholdLock.Release(session, call.Patient, viewer.UserName);
            return true;
        });
        if (ended) changes.Say("work-items");
    }
}
