using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>What people did about refused records, and what a replay must know so that an old word never wins over a newer one.</summary>
[DbContext(typeof(ClinicContext)), Migration("0005_quarantine_history")]
public sealed class QuarantineHistory : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<string>("part", "quarantine", nullable: true);
        migration.AddColumn<string>("row_key", "quarantine", nullable: true);
        migration.AddColumn<Guid>("known", "quarantine", nullable: true);
        migration.CreateTable("quarantine_act", t => new
        {
            id = t.Column<Guid>(nullable: false),
            at = t.Column<long>(nullable: false),
            by = t.Column<string>(nullable: false),
            kind = t.Column<string>(nullable: false),
            record = t.Column<Guid>(nullable: false),
            text = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_quarantine_act", x => x.id));
        migration.CreateIndex("ix_quarantine_act_record", "quarantine_act", "record");
    }
}
