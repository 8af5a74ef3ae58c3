using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>The days of each return stand in the patient's row, so that the night reads the rhythm of a specialty from one table. Everybody is folded anew for it.</summary>
[DbContext(typeof(ClinicContext)), Migration("0062_returns")]
public sealed class Returns : Migration
{
    /// <summary>The partition is the lower six bits of the key's fourth byte.</summary>
    private const string SqlitePartition = "instr('0123456789ABCDEF', substr(hex(patient), 8, 1)) - 1 + 16 * ((instr('0123456789ABCDEF', substr(hex(patient), 7, 1)) - 1) % 4)";
    private const string PostgresPartition = "('x' || substr(patient::text, 7, 2))::bit(8)::int % 64";

    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<string>("returns", "patient", nullable: true);
        var partition = ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal) ? SqlitePartition : PostgresPartition;
        migration.Sql($"INSERT INTO pending_patient (patient, partition, mark) SELECT patient, {partition}, 1 FROM patient_state WHERE true ON CONFLICT (patient) DO UPDATE SET mark = pending_patient.mark + 1");
    }
}
