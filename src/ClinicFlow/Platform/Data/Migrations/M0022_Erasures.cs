using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>Whom the clinic has been asked to forget, and whether all of it is done.</summary>
[DbContext(typeof(ClinicContext)), Migration("0022_erasures")]
public sealed class Erasures : Migration
{
    protected override void Up(MigrationBuilder migration) => migration.CreateTable("erasure", t => new
    {
        patient = t.Column<Guid>(nullable: false),
        asked_at = t.Column<long>(nullable: false),
        done_at = t.Column<long>(nullable: true),
        subject = t.Column<string>(nullable: false),
    }, constraints: t => t.PrimaryKey("pk_erasure", x => x.patient));
}
