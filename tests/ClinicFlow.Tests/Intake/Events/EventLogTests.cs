using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Tests.Intake.Events;

public sealed class EventLogTests
{
    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_database_itself_refuses_to_change_or_delete_what_was_said(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Tell("p1", (clinic.Now.AddHours(-1), new LeadReceived { Lead = "L1" }));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Run("UPDATE event_log SET data = '{}'"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Run("DELETE FROM event_log"));

        Task Run(string sql) => clinic.Get<WriteQueue>().Write(Writer.Background, session => { session.Execute(sql); });
    }
}
