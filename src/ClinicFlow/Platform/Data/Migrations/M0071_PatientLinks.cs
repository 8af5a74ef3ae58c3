using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>Which patient's events belong to another one's story, and a quick way from an e-mail to a person.</summary>
[DbContext(typeof(ClinicContext)), Migration("0071_patient_links")]
public sealed class PatientLinks : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("patient_link", t => new
        {
            event_key = t.Column<Guid>(nullable: false),
            patient = t.Column<Guid>(nullable: false),
            subject = t.Column<string>(nullable: false),
            into_patient = t.Column<Guid>(nullable: false),
            time = t.Column<long>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_patient_link", x => x.event_key));
        migration.CreateIndex("ix_patient_link_patient", "patient_link", "patient");
        migration.CreateIndex("ix_patient_link_into", "patient_link", "into_patient");
        migration.CreateIndex("ix_person_email", "person", "email", filter: "email IS NOT NULL");
    }
}
