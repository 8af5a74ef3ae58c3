using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>How often each rule is asked and fails, and which were switched off.</summary>
[DbContext(typeof(ClinicContext)), Migration("0086_rule_health")]
public sealed class RuleHealth : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("rule_health", t => new
        {
            id = t.Column<Guid>(nullable: false),
            about = t.Column<string>(nullable: true),
            asked = t.Column<long>(nullable: false),
            breaches = t.Column<long>(nullable: false),
            code = t.Column<string>(nullable: true),
            column = t.Column<int>(nullable: true),
            day = t.Column<int>(nullable: false),
            erred = t.Column<long>(nullable: false),
            error_en = t.Column<string>(nullable: true),
            error_ru = t.Column<string>(nullable: true),
            line = t.Column<int>(nullable: true),
            patient = t.Column<Guid>(nullable: true),
            rule = t.Column<string>(nullable: false),
            version = t.Column<int>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_rule_health", x => x.id));
        migration.CreateTable("rule_switch", t => new
        {
            id = t.Column<Guid>(nullable: false),
            off_at = t.Column<long>(nullable: false),
            off_by = t.Column<string>(nullable: true),
            on_at = t.Column<long>(nullable: true),
            on_by = t.Column<string>(nullable: true),
            rule = t.Column<string>(nullable: false),
            version = t.Column<int>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_rule_switch", x => x.id));
        migration.CreateIndex("ix_rule_health_day", "rule_health", "day");
    }
}
