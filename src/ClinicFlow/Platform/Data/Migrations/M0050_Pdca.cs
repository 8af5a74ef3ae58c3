using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>PDCA cycles: the acts that make them, and what lists need of their fold.</summary>
[DbContext(typeof(ClinicContext)), Migration("0050_pdca")]
public sealed class Pdca : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("pdca_cycle", t => new
        {
            id = t.Column<Guid>(nullable: false),
            activity = t.Column<string>(nullable: true),
            begun_at = t.Column<long>(nullable: false),
            check_at = t.Column<long>(nullable: false),
            definition_version = t.Column<int>(nullable: false),
            due = t.Column<long>(nullable: true),
            ended_at = t.Column<long>(nullable: true),
            location = t.Column<string>(nullable: true),
            metric = t.Column<string>(nullable: false),
            next_due = t.Column<long>(nullable: true),
            owner = t.Column<string>(nullable: false),
            signal = t.Column<string>(nullable: false),
            stage = t.Column<string>(nullable: false),
            step = t.Column<string>(nullable: true),
            title = t.Column<string>(nullable: false),
            turn = t.Column<int>(nullable: false),
            version = t.Column<int>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_pdca_cycle", x => x.id));
        migration.CreateTable("pdca_act", t => new
        {
            id = t.Column<Guid>(nullable: false),
            at = t.Column<long>(nullable: false),
            cycle = t.Column<Guid>(nullable: false),
            data = t.Column<string>(nullable: false),
            number = t.Column<int>(nullable: false),
            staff = t.Column<string>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_pdca_act", x => x.id));
        migration.CreateIndex("ux_pdca_act_number", "pdca_act", ["cycle", "number"], unique: true);
        migration.CreateIndex("ix_pdca_cycle_ended", "pdca_cycle", "ended_at");
    }
}
