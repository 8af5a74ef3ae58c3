using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>Who opened whose card; and how the scheduled jobs went.</summary>
[DbContext(typeof(ClinicContext)), Migration("0021_card_openings_and_job_runs")]
public sealed class CardOpeningsAndJobRuns : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("card_opening", t => new
        {
            id = t.Column<Guid>(nullable: false),
            address = t.Column<string>(nullable: true),
            at = t.Column<long>(nullable: false),
            patient = t.Column<Guid>(nullable: false),
            place = t.Column<string>(nullable: false),
            role = t.Column<string>(nullable: false),
            user_name = t.Column<string>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_card_opening", x => x.id));
        migration.CreateIndex("ix_card_opening_at", "card_opening", "at");
        migration.CreateIndex("ix_card_opening_patient", "card_opening", ["patient", "at"]);
        migration.CreateIndex("ix_card_opening_user", "card_opening", ["user_name", "at"]);
        migration.CreateTable("job_run", t => new
        {
            id = t.Column<Guid>(nullable: false),
            at = t.Column<long>(nullable: false),
            by = t.Column<string>(nullable: true),
            error = t.Column<string>(nullable: true),
            milliseconds = t.Column<long>(nullable: false),
            name = t.Column<string>(nullable: false),
            node = t.Column<string>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_job_run", x => x.id));
        migration.CreateIndex("ix_job_run_name", "job_run", ["name", "at"]);
    }
}
