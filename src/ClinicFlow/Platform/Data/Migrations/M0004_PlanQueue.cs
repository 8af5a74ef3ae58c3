using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>
/// The indexes of the plan queue carry what its filters ask, so that counting the tabs and finding a page reads the index
/// alone; they take the place of those that did not know what is put off.
/// </summary>
[DbContext(typeof(ClinicContext)), Migration("0004_plan_queue")]
public sealed class PlanQueue : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.DropIndex("ix_plan_tab", "plan");
        migration.DropIndex("ix_plan_location_tab", "plan");
        migration.DropIndex("ix_plan_owner_tab", "plan");
        migration.CreateIndex("ix_plan_queue", "plan", ["tab", "score", "id", "snoozed_until", "remaining"]);
        migration.CreateIndex("ix_plan_queue_location", "plan", ["location", "tab", "score", "id", "snoozed_until", "remaining"]);
        migration.CreateIndex("ix_plan_queue_owner", "plan", ["owner", "tab", "score", "id", "snoozed_until", "location", "remaining"]);
        migration.CreateIndex("ix_plan_counts", "plan", ["tab", "location", "snoozed_until", "remaining", "due", "specialty", "owner", "since", "id"]);
    }
}
