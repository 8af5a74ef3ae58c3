using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>Since when the results of an audited month count.</summary>
[DbContext(typeof(ClinicContext)), Migration("0091_audit_course")]
public sealed class AuditCourse : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<long>("results_at", "audit_draw", nullable: true);
    }
}
