using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>Where each running instance of a workflow stands since when, and what was left in the last days. Everybody is folded anew for it.</summary>
[DbContext(typeof(ClinicContext)), Migration("0096_standing")]
public sealed class StandingAndSteps : Migration
{
    /// <summary>The partition is the lower six bits of the key's fourth byte.</summary>
    private const string SqlitePartition = "instr('0123456789ABCDEF', substr(hex(patient), 8, 1)) - 1 + 16 * ((instr('0123456789ABCDEF', substr(hex(patient), 7, 1)) - 1) % 4)";
    private const string PostgresPartition = "('x' || substr(patient::text, 7, 2))::bit(8)::int % 64";

    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("standing", t => new
        {
            id = t.Column<Guid>(nullable: false),
            patient = t.Column<Guid>(nullable: true),
            journey = t.Column<Guid>(nullable: true),
            about = t.Column<string>(nullable: true),
            workflow = t.Column<string>(nullable: false),
            version = t.Column<int>(nullable: false),
            activity = t.Column<string>(nullable: false),
            since = t.Column<long>(nullable: false),
            due = t.Column<long>(nullable: true),
            role = t.Column<string>(nullable: true),
            location = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_standing", x => x.id));
        migration.CreateIndex("ix_standing_activity", "standing", ["workflow", "activity", "since"]);
        migration.CreateTable("step_left", t => new
        {
            id = t.Column<Guid>(nullable: false),
            patient = t.Column<Guid>(nullable: true),
            about = t.Column<string>(nullable: true),
            workflow = t.Column<string>(nullable: false),
            version = t.Column<int>(nullable: false),
            activity = t.Column<string>(nullable: false),
            port = t.Column<string>(nullable: false),
            left_at = t.Column<long>(nullable: false),
            location = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_step_left", x => x.id));
        migration.CreateIndex("ix_step_left_port", "step_left", ["workflow", "activity", "port", "left_at"]);
        // Counting goes over the table above: an import need not keep these two.
        migration.DropIndex("ix_journey_activity", "journey");
        migration.DropIndex("ix_plan_activity", "plan");
        var partition = ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal) ? SqlitePartition : PostgresPartition;
        migration.Sql($"INSERT INTO pending_patient (patient, partition, mark) SELECT patient, {partition}, 1 FROM patient_state WHERE true ON CONFLICT (patient) DO UPDATE SET mark = pending_patient.mark + 1");
    }
}
