using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>What the lists of every role order and filter by, and what the nightly job decides a patient's segment from without reading the fold.</summary>
[DbContext(typeof(ClinicContext)), Migration("0011_lists_and_segments")]
public sealed class ListsAndSegments : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<long>("not_before", "work_item", nullable: true);
        migration.AddColumn<string>("bundle", "work_item", nullable: true);
        migration.AddColumn<string>("score_ru", "work_item", nullable: true);
        migration.AddColumn<string>("score_en", "work_item", nullable: true);
        migration.DropIndex("ix_work_item_open", "work_item");
        migration.CreateIndex("ix_work_item_list", "work_item", ["role", "score", "due", "id"], descending: [false, true, false, false], filter: "status IN ('open', 'snoozed')");
        migration.CreateIndex("ix_work_item_closed", "work_item", ["role", "closed_at"], filter: "closed_at IS NOT NULL");
        migration.CreateIndex("ix_work_item_person", "work_item", ["assigned_to", "status"], filter: "assigned_to IS NOT NULL");

        migration.AddColumn<string>("specialty", "patient", nullable: true);
        migration.AddColumn<long>("registered_at", "patient", nullable: true);
        migration.AddColumn<long>("first_visit_at", "patient", nullable: true);
        migration.AddColumn<long>("recall_due", "patient", nullable: true);
        migration.AddColumn<long>("plan_completed_at", "patient", nullable: true);
        migration.AddColumn<double>("rhythm_days", "patient", nullable: true);
        migration.AddColumn<int>("gaps", "patient", nullable: false, defaultValue: 0);
        migration.CreateTable("specialty_rhythm", t => new
        {
            specialty = t.Column<string>(nullable: false),
            churns_at = t.Column<double>(nullable: false),
            computed_at = t.Column<long>(nullable: false),
            gaps = t.Column<int>(nullable: false),
            median_days = t.Column<double>(nullable: false),
            sleeps_at = t.Column<double>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_specialty_rhythm", x => x.specialty));
        migration.CreateTable("segment_now", t => new
        {
            patient = t.Column<Guid>(nullable: false),
            segment = t.Column<string>(nullable: false),
            since = t.Column<long>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_segment_now", x => x.patient));
        migration.CreateTable("segment_change", t => new
        {
            patient = t.Column<Guid>(nullable: false),
            at = t.Column<long>(nullable: false),
            before = t.Column<string>(nullable: true),
            segment = t.Column<string>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_segment_change", x => new { x.patient, x.at }));
        migration.CreateIndex("ix_segment_change_at", "segment_change", ["at", "segment"]);
    }
}
