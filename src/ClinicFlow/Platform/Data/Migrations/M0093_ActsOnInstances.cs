using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>What people did to instances of workflows, instance by instance; and the instances that can't go on.</summary>
[DbContext(typeof(ClinicContext)), Migration("0093_acts_on_instances")]
public sealed class ActsOnInstances : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("workflow_act", t => new
        {
            id = t.Column<Guid>(nullable: false),
            workflow = t.Column<string>(nullable: false),
            type = t.Column<string>(nullable: false),
            words = t.Column<string>(nullable: false),
            why = t.Column<string>(nullable: true),
            by = t.Column<string>(nullable: false),
            at = t.Column<long>(nullable: false),
            total = t.Column<int>(nullable: false),
            finished_at = t.Column<long>(nullable: true),
            undone_at = t.Column<long>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_workflow_act", x => x.id));
        migration.CreateIndex("ix_workflow_act_workflow", "workflow_act", ["workflow", "at"]);
        migration.CreateIndex("ix_workflow_act_unfinished", "workflow_act", "finished_at", filter: "finished_at IS NULL");
        migration.CreateTable("workflow_act_item", t => new
        {
            act = t.Column<Guid>(nullable: false),
            instance = t.Column<Guid>(nullable: false),
            patient = t.Column<Guid>(nullable: false),
            status = t.Column<string>(nullable: false),
            code = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_workflow_act_item", x => new { x.act, x.instance }));
        migration.CreateIndex("ix_workflow_act_item_status", "workflow_act_item", ["act", "status", "instance"]);
        migration.CreateTable("workflow_incident", t => new
        {
            id = t.Column<Guid>(nullable: false),
            patient = t.Column<Guid>(nullable: false),
            journey = t.Column<Guid>(nullable: true),
            about = t.Column<string>(nullable: true),
            instance = t.Column<Guid>(nullable: false),
            workflow = t.Column<string>(nullable: false),
            version = t.Column<int>(nullable: false),
            activity = t.Column<string>(nullable: false),
            code = t.Column<string>(nullable: false),
            message = t.Column<string>(nullable: false),
            raised_at = t.Column<long>(nullable: false),
            location = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_workflow_incident", x => x.id));
        migration.CreateIndex("ix_workflow_incident_activity", "workflow_incident", ["workflow", "activity", "code", "raised_at"]);
        migration.CreateIndex("ix_workflow_incident_raised_at", "workflow_incident", "raised_at");
    }
}
