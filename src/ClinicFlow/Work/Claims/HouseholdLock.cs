using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Work.Claims;

/// <summary>One call is about the whole household: its lock takes the open items of every member, or none.</summary>
public static class HouseholdLock
{
    public static bool Take(WriteSession session, Guid patient, string user, DateTimeOffset now)
    {
        var members = Members(session, patient);
        foreach (var member in members)
        {
            if (ItemLocks.Take(session, member, user, now) || !HasOpen(session, member)) continue;
            foreach (var taken in members) ItemLocks.Release(session, taken, user);
            return false;
        }
        return true;
    }

    public static int Release(WriteSession session, Guid patient, string user) => Members(session, patient).Sum(member => ItemLocks.Release(session, member, user));

    /// <summary>In the order of their keys, so that two who lock one household do not wait for each other.</summary>
    private static List<Guid> Members(WriteSession session, Guid patient)
    {
        var members = new List<Guid>();
        using (var reader = session.Query("SELECT m.id FROM patient p JOIN patient m ON m.household = p.household WHERE p.id = @p0", patient))
            while (reader.Read()) members.Add(session.Database.ReadKey(reader, 0));
        if (members.Count == 0) members.Add(patient);
        members.Sort();
        return members;
    }

    private static bool HasOpen(WriteSession session, Guid patient) =>
        session.Scalar("SELECT 1 FROM work_item WHERE patient = @p0 AND status IN ('open', 'snoozed') LIMIT 1", patient) is not null;
}
