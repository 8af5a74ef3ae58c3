using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>What the lists and the processor look things up by, and what must be unique.</summary>
[DbContext(typeof(ClinicContext)), Migration("0002_indexes")]
public sealed class Indexes : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateIndex("ix_event_log_patient", "event_log", "patient");
        migration.CreateIndex("ix_patient_state_due", "patient_state", "next_due");
        migration.CreateIndex("ix_person_name", "person", "folded_name");
        migration.CreateIndex("ix_person_phone", "person", "phone_digits");
        migration.CreateIndex("ix_person_card", "person", "card");
        migration.CreateIndex("ix_note_patient", "note", "patient");
        migration.CreateIndex("ix_quarantine_status", "quarantine", ["status", "reason"]);
        migration.CreateIndex("ix_quarantine_import", "quarantine", "import");
        migration.CreateIndex("ix_import_file_run", "import_file", ["run", "file"]);
        migration.CreateIndex("ix_journey_patient", "journey", ["patient", "number"]);
        migration.CreateIndex("ix_journey_stage_now", "journey", ["stage", "closed_at"]);
        migration.CreateIndex("ix_journey_stage_entered", "journey_stage", ["entered", "stage"]);
        migration.CreateIndex("ix_journey_stage_journey", "journey_stage", "journey");
        migration.CreateIndex("ix_standard_check_journey", "standard_check", "journey");
        migration.CreateIndex("ix_deviation_time", "deviation", ["withdrawn", "counted", "time"]);
        migration.CreateIndex("ix_deviation_rule", "deviation", ["rule", "time"]);
        migration.CreateIndex("ix_deviation_staff", "deviation", ["staff", "time"]);
        migration.CreateIndex("ix_deviation_patient", "deviation", "patient");
        migration.CreateIndex("ix_work_item_patient", "work_item", "patient");
        migration.CreateIndex("ix_work_item_open", "work_item", ["status", "role", "due"]);
        migration.CreateIndex("ix_plan_tab", "plan", ["tab", "score", "id"]);
        migration.CreateIndex("ix_plan_location_tab", "plan", ["location", "tab", "score", "id"]);
        migration.CreateIndex("ix_plan_owner_tab", "plan", ["owner", "tab", "score", "id"]);
        migration.CreateIndex("ix_plan_patient", "plan", "patient");
        migration.CreateIndex("ix_patient_household", "patient", "household");
        migration.CreateIndex("ix_patient_segment", "patient", "segment");
        migration.CreateIndex("ix_definition_name", "definition_version", ["kind", "name", "version"], unique: true);
        migration.CreateIndex("ix_users_name", "asp_net_users", "normalized_user_name", unique: true);
        migration.CreateIndex("ix_users_key", "asp_net_users", "api_key_hash");
    }
}
