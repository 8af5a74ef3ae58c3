using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>Random audit: draws, their frozen frames by specialist and kind of work, and the checks of what was drawn.</summary>
[DbContext(typeof(ClinicContext)), Migration("0030_audits")]
public sealed class Audits : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("audit_draw", t => new
        {
            id = t.Column<Guid>(nullable: false),
            commitment = t.Column<string>(nullable: false),
            committed_at = t.Column<long>(nullable: false),
            drawn = t.Column<int>(nullable: false),
            drawn_at = t.Column<long>(nullable: true),
            ends_at = t.Column<long>(nullable: false),
            excluded = t.Column<string>(nullable: true),
            frozen_at = t.Column<long>(nullable: true),
            items = t.Column<int>(nullable: false),
            nonce = t.Column<string>(nullable: false),
            period = t.Column<string>(nullable: false),
            revealed_at = t.Column<long>(nullable: true),
            settings = t.Column<string>(nullable: true),
            starts_at = t.Column<long>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_audit_draw", x => x.id));
        migration.CreateIndex("ix_audit_draw_period", "audit_draw", "period", unique: true);
        migration.CreateTable("audit_stratum", t => new
        {
            id = t.Column<Guid>(nullable: false),
            auditor = t.Column<string>(nullable: true),
            draw = t.Column<Guid>(nullable: false),
            drawn_at = t.Column<long>(nullable: true),
            extra = t.Column<int>(nullable: false),
            facts = t.Column<string>(nullable: false),
            frame = t.Column<string>(nullable: false),
            frame_hash = t.Column<string>(nullable: false),
            items = t.Column<int>(nullable: false),
            kind = t.Column<string>(nullable: false),
            location = t.Column<string>(nullable: true),
            rate = t.Column<double>(nullable: false),
            role = t.Column<string>(nullable: false),
            second = t.Column<string>(nullable: true),
            size = t.Column<int>(nullable: false),
            staff = t.Column<string>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_audit_stratum", x => x.id));
        migration.CreateIndex("ix_audit_stratum_draw", "audit_stratum", "draw");
        migration.CreateTable("audit_check", t => new
        {
            id = t.Column<Guid>(nullable: false),
            about = t.Column<string>(nullable: false),
            answers = t.Column<string>(nullable: true),
            at = t.Column<long>(nullable: false),
            auditor = t.Column<string>(nullable: true),
            closed_at = t.Column<long>(nullable: true),
            closed_by = t.Column<string>(nullable: true),
            draw = t.Column<Guid>(nullable: false),
            due = t.Column<long>(nullable: false),
            failed = t.Column<bool>(nullable: false),
            item = t.Column<string>(nullable: false),
            location = t.Column<string>(nullable: true),
            note = t.Column<string>(nullable: true),
            pass = t.Column<int>(nullable: false),
            patient = t.Column<Guid>(nullable: false),
            position = t.Column<int>(nullable: false),
            score = t.Column<double>(nullable: true),
            scorecard = t.Column<string>(nullable: false),
            scorecard_version = t.Column<int>(nullable: false),
            status = t.Column<string>(nullable: false),
            stratum = t.Column<Guid>(nullable: false),
            ticket = t.Column<string>(nullable: false),
            verdict = t.Column<string>(nullable: true),
            version = t.Column<long>(nullable: false),
            void_reason = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_audit_check", x => x.id));
        migration.CreateIndex("ix_audit_check_stratum", "audit_check", ["stratum", "position"]);
        migration.CreateIndex("ix_audit_check_draw", "audit_check", ["draw", "status"]);
        migration.CreateIndex("ix_audit_check_auditor", "audit_check", ["auditor", "status"]);
    }
}
