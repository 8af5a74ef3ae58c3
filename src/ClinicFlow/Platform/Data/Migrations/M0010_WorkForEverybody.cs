using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>
/// Work items about something other than a patient, with what people did about them; the lists of every role find their page
/// in an index over what is open.
/// </summary>
[DbContext(typeof(ClinicContext)), Migration("0010_work_for_everybody")]
public sealed class WorkForEverybody : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<string>("subject", "work_item", nullable: true);
        migration.AddColumn<string>("declared", "work_item", nullable: true);
        migration.AddColumn<string>("link", "work_item", nullable: true);
        migration.AddColumn<bool>("by_hand", "work_item", nullable: false, defaultValue: false);
        migration.AddColumn<string>("closed_ru", "work_item", nullable: true);
        migration.AddColumn<string>("closed_en", "work_item", nullable: true);
        migration.CreateTable("work_act", t => new
        {
            id = t.Column<Guid>(nullable: false),
            at = t.Column<long>(nullable: false),
            data = t.Column<string>(nullable: false),
            item = t.Column<Guid>(nullable: false),
            note = t.Column<string>(nullable: true),
            staff = t.Column<string>(nullable: false),
            type = t.Column<string>(nullable: false),
            undone = t.Column<bool>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_work_act", x => x.id));
        migration.CreateIndex("ix_work_act_item", "work_act", ["item", "id"]);
        migration.CreateIndex("ix_work_item_subject", "work_item", "subject", filter: "subject IS NOT NULL");
    }
}
