using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>Every table of the first release. Column types are left to each provider.</summary>
[DbContext(typeof(ClinicContext)), Migration("0001_tables")]
public sealed class Tables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("source", t => new
        {
            id = t.Column<string>(nullable: false),
            events = t.Column<long>(nullable: false),
            go_live = t.Column<long>(nullable: false),
            last_event_at = t.Column<long>(nullable: true),
            last_received_at = t.Column<long>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_source", x => x.id));
        migration.CreateTable("location", t => new
        {
            id = t.Column<string>(nullable: false),
            calendar = t.Column<string>(nullable: true),
            curators = t.Column<bool>(nullable: false),
            name = t.Column<string>(nullable: false),
            time_zone = t.Column<string>(nullable: false),
            version = t.Column<long>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_location", x => x.id));
        migration.CreateTable("setting", t => new
        {
            name = t.Column<string>(nullable: false),
            value = t.Column<string>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_setting", x => x.name));
        migration.CreateTable("staff", t => new
        {
            id = t.Column<string>(nullable: false),
            joined_at = t.Column<long>(nullable: true),
            left_at = t.Column<long>(nullable: true),
            location = t.Column<string>(nullable: true),
            role = t.Column<string>(nullable: false),
            specialty = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_staff", x => x.id));
        migration.CreateTable("event_head", t => new
        {
            key = t.Column<Guid>(nullable: false),
            content = t.Column<Guid>(nullable: false),
            patient = t.Column<Guid>(nullable: true),
            retracted = t.Column<bool>(nullable: false),
            sequence = t.Column<string>(nullable: true),
            version = t.Column<int>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_event_head", x => x.key));
        migration.CreateTable("event_log", t => new
        {
            partition = t.Column<int>(nullable: false),
            position = t.Column<long>(nullable: false),
            data = t.Column<string>(nullable: false),
            date_only = t.Column<bool>(nullable: false),
            event_id = t.Column<string>(nullable: false),
            key = t.Column<Guid>(nullable: false),
            patient = t.Column<Guid>(nullable: true),
            recorded_at = t.Column<long>(nullable: false),
            retracted = t.Column<bool>(nullable: false),
            sequence = t.Column<string>(nullable: true),
            source = t.Column<string>(nullable: false),
            subject = t.Column<string>(nullable: false),
            time = t.Column<long>(nullable: false),
            type = t.Column<string>(nullable: false),
            version = t.Column<int>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_event_log", x => new { x.partition, x.position }));
        migration.CreateTable("log_partition", t => new
        {
            id = t.Column<int>(nullable: false),
            position = t.Column<long>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_log_partition", x => x.id));
        migration.CreateTable("pending_patient", t => new
        {
            patient = t.Column<Guid>(nullable: false),
            partition = t.Column<int>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_pending_patient", x => x.patient));
        migration.CreateTable("note", t => new
        {
            id = t.Column<Guid>(nullable: false),
            patient = t.Column<Guid>(nullable: true),
            text = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_note", x => x.id));
        migration.CreateTable("person", t => new
        {
            id = t.Column<Guid>(nullable: false),
            birth_year = t.Column<int>(nullable: true),
            card = t.Column<string>(nullable: true),
            email = t.Column<string>(nullable: true),
            folded_name = t.Column<string>(nullable: true),
            name = t.Column<string>(nullable: true),
            phone = t.Column<string>(nullable: true),
            phone_digits = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_person", x => x.id));
        migration.CreateTable("quarantine", t => new
        {
            id = t.Column<Guid>(nullable: false),
            at = t.Column<long>(nullable: false),
            field = t.Column<string>(nullable: true),
            file = t.Column<string>(nullable: true),
            import = t.Column<Guid>(nullable: true),
            line = t.Column<long>(nullable: true),
            mapping = t.Column<string>(nullable: true),
            message_en = t.Column<string>(nullable: false),
            message_ru = t.Column<string>(nullable: false),
            offset = t.Column<long>(nullable: true),
            raw = t.Column<string>(nullable: true),
            reason = t.Column<string>(nullable: false),
            remedy_en = t.Column<string>(nullable: true),
            remedy_ru = t.Column<string>(nullable: true),
            source = t.Column<string>(nullable: false),
            status = t.Column<int>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_quarantine", x => x.id));
        migration.CreateTable("import_file", t => new
        {
            id = t.Column<Guid>(nullable: false),
            bytes = t.Column<long>(nullable: false),
            file = t.Column<string>(nullable: false),
            fingerprint = t.Column<string>(nullable: true),
            line = t.Column<long>(nullable: false),
            offset = t.Column<long>(nullable: false),
            rows = t.Column<long>(nullable: false),
            run = t.Column<Guid>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_import_file", x => x.id));
        migration.CreateTable("import_row", t => new
        {
            key = t.Column<Guid>(nullable: false),
            content = t.Column<Guid>(nullable: false),
            emitted = t.Column<string>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_import_row", x => x.key));
        migration.CreateTable("import_run", t => new
        {
            id = t.Column<Guid>(nullable: false),
            accepted = t.Column<long>(nullable: false),
            by = t.Column<string>(nullable: true),
            corrected = t.Column<long>(nullable: false),
            duplicates = t.Column<long>(nullable: false),
            error_en = t.Column<string>(nullable: true),
            error_ru = t.Column<string>(nullable: true),
            events = t.Column<long>(nullable: false),
            events_per_second = t.Column<double>(nullable: false),
            finished_at = t.Column<long>(nullable: true),
            folder = t.Column<string>(nullable: false),
            future = t.Column<long>(nullable: false),
            mapping = t.Column<string>(nullable: false),
            quarantined = t.Column<string>(nullable: false),
            retracted = t.Column<long>(nullable: false),
            rows = t.Column<long>(nullable: false),
            rows_per_second = t.Column<double>(nullable: false),
            source = t.Column<string>(nullable: false),
            started_at = t.Column<long>(nullable: false),
            status = t.Column<int>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_import_run", x => x.id));
        migration.CreateTable("journey", t => new
        {
            id = t.Column<Guid>(nullable: false),
            closed_at = t.Column<long>(nullable: true),
            location = t.Column<string>(nullable: true),
            number = t.Column<int>(nullable: false),
            opened_at = t.Column<long>(nullable: false),
            outcome = t.Column<string>(nullable: true),
            owner_role = t.Column<string>(nullable: true),
            patient = t.Column<Guid>(nullable: false),
            specialty = t.Column<string>(nullable: true),
            stage = t.Column<string>(nullable: false),
            stage_since = t.Column<long>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_journey", x => x.id));
        migration.CreateTable("patient", t => new
        {
            id = t.Column<Guid>(nullable: false),
            birth_year = t.Column<int>(nullable: true),
            household = t.Column<string>(nullable: true),
            journey = t.Column<Guid>(nullable: true),
            last_visit_at = t.Column<long>(nullable: true),
            location = t.Column<string>(nullable: true),
            next_visit_at = t.Column<long>(nullable: true),
            open_plans = t.Column<int>(nullable: false),
            remaining = t.Column<long>(nullable: false),
            segment = t.Column<string>(nullable: false),
            stage = t.Column<string>(nullable: true),
            subject = t.Column<string>(nullable: false),
            visits = t.Column<int>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_patient", x => x.id));
        migration.CreateTable("journey_stage", t => new
        {
            id = t.Column<Guid>(nullable: false),
            entered = t.Column<long>(nullable: false),
            journey = t.Column<Guid>(nullable: false),
            left = t.Column<long>(nullable: true),
            location = t.Column<string>(nullable: true),
            no_record = t.Column<bool>(nullable: false),
            outcome = t.Column<string>(nullable: true),
            patient = t.Column<Guid>(nullable: false),
            stage = t.Column<string>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_journey_stage", x => x.id));
        migration.CreateTable("standard_check", t => new
        {
            id = t.Column<Guid>(nullable: false),
            at = t.Column<long>(nullable: false),
            journey = t.Column<Guid>(nullable: false),
            location = t.Column<string>(nullable: true),
            patient = t.Column<Guid>(nullable: false),
            stage = t.Column<string>(nullable: false),
            standard = t.Column<string>(nullable: false),
            status = t.Column<string>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_standard_check", x => x.id));
        migration.CreateTable("patient_state", t => new
        {
            patient = t.Column<Guid>(nullable: false),
            folded_to = t.Column<long>(nullable: false),
            next_due = t.Column<long>(nullable: true),
            partition = t.Column<int>(nullable: false),
            state = t.Column<string>(nullable: false),
            subject = t.Column<string>(nullable: false),
            version = t.Column<long>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_patient_state", x => x.patient));
        migration.CreateTable("asp_net_users", t => new
        {
            id = t.Column<string>(nullable: false),
            access_failed_count = t.Column<int>(nullable: false),
            api_key_hash = t.Column<string>(nullable: true),
            concurrency_stamp = t.Column<string>(nullable: true),
            demo = t.Column<bool>(nullable: false),
            display_name = t.Column<string>(nullable: true),
            email = t.Column<string>(nullable: true),
            email_confirmed = t.Column<bool>(nullable: false),
            location = t.Column<string>(nullable: true),
            lockout_enabled = t.Column<bool>(nullable: false),
            lockout_end = t.Column<long>(nullable: true),
            normalized_email = t.Column<string>(nullable: true),
            normalized_user_name = t.Column<string>(nullable: true),
            password_hash = t.Column<string>(nullable: true),
            phone_number = t.Column<string>(nullable: true),
            phone_number_confirmed = t.Column<bool>(nullable: false),
            role = t.Column<string>(nullable: false),
            security_stamp = t.Column<string>(nullable: true),
            staff = t.Column<string>(nullable: true),
            two_factor_enabled = t.Column<bool>(nullable: false),
            user_name = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_asp_net_users", x => x.id));
        migration.CreateTable("deviation", t => new
        {
            id = t.Column<Guid>(nullable: false),
            about = t.Column<string>(nullable: false),
            counted = t.Column<bool>(nullable: false),
            evidence_en = t.Column<string>(nullable: false),
            evidence_ru = t.Column<string>(nullable: false),
            journey = t.Column<Guid>(nullable: true),
            judged_at = t.Column<long>(nullable: false),
            location = t.Column<string>(nullable: true),
            occurrence = t.Column<string>(nullable: false),
            patient = t.Column<Guid>(nullable: false),
            rule = t.Column<string>(nullable: false),
            rule_version = t.Column<int>(nullable: false),
            severity = t.Column<string>(nullable: false),
            staff = t.Column<string>(nullable: true),
            stage = t.Column<string>(nullable: false),
            status = t.Column<int>(nullable: false, defaultValue: 0),
            time = t.Column<long>(nullable: false),
            withdrawn = t.Column<bool>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_deviation", x => x.id));
        migration.CreateTable("definition_version", t => new
        {
            id = t.Column<Guid>(nullable: false),
            content_hash = t.Column<string>(nullable: false),
            created_at = t.Column<long>(nullable: false),
            in_force_from = t.Column<long>(nullable: true),
            kind = t.Column<string>(nullable: false),
            name = t.Column<string>(nullable: false),
            origin = t.Column<string>(nullable: false),
            text = t.Column<string>(nullable: false),
            version = t.Column<int>(nullable: false),
            why = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_definition_version", x => x.id));
        migration.CreateTable("plan", t => new
        {
            id = t.Column<Guid>(nullable: false),
            action = t.Column<string>(nullable: true),
            action_en = t.Column<string>(nullable: true),
            action_ru = t.Column<string>(nullable: true),
            agreed = t.Column<long>(nullable: false),
            done = t.Column<int>(nullable: false),
            due = t.Column<long>(nullable: true),
            identified = t.Column<long>(nullable: false),
            item = t.Column<Guid>(nullable: true),
            journey = t.Column<Guid>(nullable: true),
            last_contact_at = t.Column<long>(nullable: true),
            last_contact_by = t.Column<string>(nullable: true),
            last_contact_outcome = t.Column<string>(nullable: true),
            location = t.Column<string>(nullable: true),
            name = t.Column<string>(nullable: false),
            next_visit_at = t.Column<long>(nullable: true),
            norm_days = t.Column<double>(nullable: true),
            of = t.Column<int>(nullable: false),
            owner = t.Column<string>(nullable: true),
            owner_role = t.Column<string>(nullable: false),
            patient = t.Column<Guid>(nullable: false),
            plan_id = t.Column<string>(nullable: false),
            promised = t.Column<bool>(nullable: false),
            realised = t.Column<long>(nullable: false),
            remaining = t.Column<long>(nullable: false),
            score = t.Column<double>(nullable: false),
            score_en = t.Column<string>(nullable: true),
            score_ru = t.Column<string>(nullable: true),
            since = t.Column<long>(nullable: false),
            snoozed_until = t.Column<long>(nullable: true),
            specialty = t.Column<string>(nullable: true),
            tab = t.Column<string>(nullable: false),
            why_en = t.Column<string>(nullable: true),
            why_ru = t.Column<string>(nullable: true),
            why_rule = t.Column<string>(nullable: true),
            why_version = t.Column<int>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_plan", x => x.id));
        migration.CreateTable("work_item", t => new
        {
            id = t.Column<Guid>(nullable: false),
            about = t.Column<string>(nullable: false),
            action = t.Column<string>(nullable: false),
            assigned_to = t.Column<string>(nullable: true),
            attempts = t.Column<int>(nullable: false),
            closed_at = t.Column<long>(nullable: true),
            closed_by = t.Column<string>(nullable: true),
            due = t.Column<long>(nullable: true),
            escalated = t.Column<bool>(nullable: false),
            journey = t.Column<Guid>(nullable: true),
            location = t.Column<string>(nullable: true),
            locked_by = t.Column<string>(nullable: true),
            locked_since = t.Column<long>(nullable: true),
            locked_until = t.Column<long>(nullable: true),
            occurrence = t.Column<int>(nullable: false),
            patient = t.Column<Guid>(nullable: false),
            promised = t.Column<bool>(nullable: false),
            reason = t.Column<string>(nullable: false),
            role = t.Column<string>(nullable: false),
            rule_version = t.Column<int>(nullable: false),
            score = t.Column<double>(nullable: false),
            since = t.Column<long>(nullable: false),
            snoozed_until = t.Column<long>(nullable: true),
            status = t.Column<string>(nullable: false),
            title_en = t.Column<string>(nullable: false),
            title_ru = t.Column<string>(nullable: false),
            why_en = t.Column<string>(nullable: true),
            why_ru = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_work_item", x => x.id));
        migration.CreateTable("asp_net_user_claims", t => new
        {
            id = t.Column<int>(nullable: false),
            claim_type = t.Column<string>(nullable: true),
            claim_value = t.Column<string>(nullable: true),
            user_id = t.Column<string>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_asp_net_user_claims", x => x.id));
        migration.CreateTable("asp_net_user_logins", t => new
        {
            login_provider = t.Column<string>(nullable: false),
            provider_key = t.Column<string>(nullable: false),
            provider_display_name = t.Column<string>(nullable: true),
            user_id = t.Column<string>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_asp_net_user_logins", x => new { x.login_provider, x.provider_key }));
        migration.CreateTable("asp_net_user_tokens", t => new
        {
            user_id = t.Column<string>(nullable: false),
            login_provider = t.Column<string>(nullable: false),
            name = t.Column<string>(nullable: false),
            value = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_asp_net_user_tokens", x => new { x.user_id, x.login_provider, x.name }));
    }
}
