using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>What people say about deviations, the steps that follow from them, and whose a kept standard was, so that breaches are counted among checks.</summary>
[DbContext(typeof(ClinicContext)), Migration("0031_deviation_cases")]
public sealed class DeviationCases : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<string>("staff", "standard_check", nullable: true);
        migration.CreateTable("deviation_case", t => new
        {
            id = t.Column<Guid>(nullable: false),
            decide_until = t.Column<long>(nullable: true),
            decided_at = t.Column<long>(nullable: true),
            decided_by = t.Column<string>(nullable: true),
            dispute = t.Column<string>(nullable: true),
            dispute_until = t.Column<long>(nullable: false),
            disputed_at = t.Column<long>(nullable: true),
            disputed_by = t.Column<string>(nullable: true),
            found_at = t.Column<long>(nullable: false),
            reason = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_deviation_case", x => x.id));
        migration.CreateTable("deviation_step", t => new
        {
            id = t.Column<Guid>(nullable: false),
            breaches = t.Column<int>(nullable: false),
            checks = t.Column<int>(nullable: false),
            deviation = t.Column<Guid>(nullable: false),
            done_at = t.Column<long>(nullable: true),
            done_by = t.Column<string>(nullable: true),
            due = t.Column<long>(nullable: false),
            found = t.Column<int>(nullable: false),
            location = t.Column<string>(nullable: true),
            note = t.Column<string>(nullable: true),
            opened_at = t.Column<long>(nullable: false),
            order_ref = t.Column<string>(nullable: true),
            probability = t.Column<double>(nullable: false),
            result = t.Column<string>(nullable: true),
            staff = t.Column<string>(nullable: false),
            standard = t.Column<string>(nullable: false),
            step = t.Column<int>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_deviation_step", x => x.id));
        migration.CreateIndex("ix_deviation_step_staff", "deviation_step", ["staff", "standard"]);
    }
}
