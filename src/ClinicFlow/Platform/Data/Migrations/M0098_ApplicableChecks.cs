using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>Standards that did not apply have no row any more: every figure left them out, and they were half of the table.</summary>
[DbContext(typeof(ClinicContext)), Migration("0098_applicable_checks")]
public sealed class ApplicableChecks : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.Sql("DELETE FROM standard_check WHERE status = 'not-applicable'");
        migration.DropIndex("ix_standard_check_applied", "standard_check");
        migration.CreateIndex("ix_standard_check_applied", "standard_check", ["standard", "at", "status", "location"]);
    }
}
