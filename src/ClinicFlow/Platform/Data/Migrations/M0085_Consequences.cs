using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>What texts of rules and workflows would bring about, computed beside the work.</summary>
[DbContext(typeof(ClinicContext)), Migration("0085_consequences")]
public sealed class Consequences : Migration
{
    protected override void Up(MigrationBuilder migration) => migration.CreateTable("definition_consequences", t => new
    {
        id = t.Column<Guid>(nullable: false),
        based_on = t.Column<int>(nullable: false),
        begun_at = t.Column<long>(nullable: false),
        done = t.Column<int>(nullable: false),
        finished_at = t.Column<long>(nullable: true),
        kind = t.Column<string>(nullable: false),
        name = t.Column<string>(nullable: false),
        patients = t.Column<int>(nullable: false),
        result = t.Column<string>(nullable: true),
        seen_at = t.Column<long>(nullable: false),
    }, constraints: t => t.PrimaryKey("pk_definition_consequences", x => x.id));
}
