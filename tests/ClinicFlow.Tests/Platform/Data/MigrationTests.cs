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
            var real = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).Order(StringComparer.Ordinal);
            Assert.Equal(entity.GetProperties().Select(p => p.GetColumnName()).Order(StringComparer.Ordinal), real);
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
}
