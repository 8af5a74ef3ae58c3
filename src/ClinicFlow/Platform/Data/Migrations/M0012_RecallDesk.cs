using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>Calls under way, so that none ends without an outcome; and the views that people save.</summary>
[DbContext(typeof(ClinicContext)), Migration("0012_recall_desk")]
public sealed class RecallDesk : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("call", t => new
        {
            id = t.Column<Guid>(nullable: false),
            ended_at = t.Column<long>(nullable: true),
            item = t.Column<Guid>(nullable: false),
            location = t.Column<string>(nullable: true),
            outcome = t.Column<string>(nullable: true),
            patient = t.Column<Guid>(nullable: false),
            started_at = t.Column<long>(nullable: false),
            user_name = t.Column<string>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_call", x => x.id));
        migration.CreateIndex("ix_call_user", "call", ["user_name", "started_at"]);
        migration.CreateIndex("ix_call_open", "call", "user_name", unique: true, filter: "ended_at IS NULL");
        migration.CreateTable("saved_view", t => new
        {
            id = t.Column<Guid>(nullable: false),
            list = t.Column<string>(nullable: false),
            name = t.Column<string>(nullable: false),
            query = t.Column<string>(nullable: false),
            user_name = t.Column<string>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_saved_view", x => x.id));
        migration.CreateIndex("ix_saved_view_name", "saved_view", ["user_name", "list", "name"], unique: true);
    }
}
