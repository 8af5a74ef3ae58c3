using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>What the figures of Today and the register count by: each index carries all that its aggregate asks.</summary>
[DbContext(typeof(ClinicContext)), Migration("0006_figures")]
public sealed class Figures : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateIndex("ix_standard_check_figures", "standard_check", ["standard", "at", "status", "location"]);
        migration.CreateIndex("ix_journey_stage_figures", "journey_stage", ["stage", "entered", "no_record", "outcome", "left", "location", "journey", "patient"]);
        migration.CreateIndex("ix_journey_stage_next", "journey_stage", ["journey", "stage", "entered"]);
        migration.CreateIndex("ix_plan_journey", "plan", ["journey", "realised"]);
    }
}
