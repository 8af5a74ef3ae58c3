using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>States are stored packed, and marks of pending patients are counted. SQLite keeps bytes in a column of text as they are.</summary>
[DbContext(typeof(ClinicContext)), Migration("0060_packed_states")]
public sealed class PackedStates : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<long>("mark", "pending_patient", nullable: false, defaultValue: 0L);
        if (!ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal))
            migration.Sql("ALTER TABLE patient_state ALTER COLUMN state TYPE bytea USING convert_to(state, 'UTF8');");
    }
}
