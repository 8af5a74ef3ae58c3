using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Platform.Data;

/// <summary>Migrations are written by hand: the tables that they make are those of the model, on both databases.</summary>
public sealed class MigrationTests
{
    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_tables_are_those_of_the_model(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await using var context = await clinic.Get<IDbContextFactory<ClinicContext>>().CreateDbContextAsync();
        using var connection = clinic.Get<Database>().Open();
        foreach (var entity in context.Model.GetEntityTypes())
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {entity.GetTableName()} WHERE 1 = 0";
            using var reader = command.ExecuteReader();
            var real = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
            var model = entity.GetProperties().Select(p => p.GetColumnName()).ToList();
            Assert.True(model.ToHashSet().SetEquals(real), $"{entity.GetTableName()}: in the model alone [{string.Join(", ", model.Except(real))}], in the table alone [{string.Join(", ", real.Except(model))}]");
        }
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Every_table_can_be_read_through_the_model(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.AgreedPlan("p1", 5);
        await clinic.Read(async c =>
        {
            Assert.NotEmpty(await c.Log.ToListAsync());
            Assert.NotEmpty(await c.EventHeads.ToListAsync());
            Assert.NotEmpty(await c.PatientStates.ToListAsync());
            Assert.NotEmpty(await c.Journeys.ToListAsync());
            Assert.NotEmpty(await c.Stages.ToListAsync());
            Assert.NotEmpty(await c.Checks.ToListAsync());
            Assert.NotEmpty(await c.WorkItems.ToListAsync());
            Assert.NotEmpty(await c.Plans.ToListAsync());
            return true;
        });
    }

    [Fact]
    public async Task A_process_killed_while_it_migrated_holds_up_nobody()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await clinic.Get<WriteQueue>().Write(Writer.Background, session =>
        {
            session.Execute("CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
            session.Execute("INSERT OR REPLACE INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01 00:00:00')");
        });
        await clinic.Get<IServiceProvider>().Migrate(TestContext.Current.CancellationToken).WaitAsync(Patience.Long, TestContext.Current.CancellationToken);
        Assert.Equal(0L, await clinic.Get<WriteQueue>().Write(Writer.Background, session => Convert.ToInt64(session.Scalar("SELECT COUNT(*) FROM \"__EFMigrationsLock\""))));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_one_process_holds_another_does_not_get_until_it_is_let_go(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (one, other) = (clinic.Get<Database>(), Database.For(clinic.Options.Data));
        using (var held = one.TryHold("something"))
        {
            Assert.NotNull(held);
            Assert.Null(other.TryHold("something"));
            Assert.True(other.IsHeld("something"));
            using var another = other.TryHold("something-else");
            Assert.NotNull(another);
        }
        using var after = await other.Hold("something", TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.False(after is null);
    }
}
