using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>
/// An import writes every index of the derived tables: those that another one begins with, or that nothing asks, go; the
/// figures of standards leave out what did not apply, which is two thirds of the checks.
/// </summary>
[DbContext(typeof(ClinicContext)), Migration("0061_lean_indexes")]
public sealed class LeanIndexes : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.DropIndex("ix_journey_stage_journey", "journey_stage");
        migration.DropIndex("ix_journey_stage_entered", "journey_stage");
        migration.DropIndex("ix_standard_check_journey", "standard_check");
        migration.DropIndex("ix_standard_check_figures", "standard_check");
        migration.CreateIndex("ix_standard_check_applied", "standard_check", ["standard", "at", "status", "location"], filter: "status <> 'not-applicable'");
    }
}
