using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>At which activity the workflow of a journey and of a plan stands: the drawn workflow counts them.</summary>
[DbContext(typeof(ClinicContext)), Migration("0041_where_workflows_stand")]
public sealed class WhereWorkflowsStand : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<string>("activity", "journey", nullable: true);
        migration.AddColumn<string>("activity", "plan", nullable: true);
        migration.CreateIndex("ix_journey_activity", "journey", "activity", filter: "activity IS NOT NULL");
        migration.CreateIndex("ix_plan_activity", "plan", "activity", filter: "activity IS NOT NULL");
    }
}
