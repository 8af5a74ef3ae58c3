using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>Replays of past journeys against a candidate version, and the journeys that they found.</summary>
[DbContext(typeof(ClinicContext)), Migration("0081_replays")]
public sealed class Replays : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("replay", t => new
        {
            id = t.Column<Guid>(nullable: false),
            asked_at = t.Column<long>(nullable: false),
            by = t.Column<string>(nullable: false),
            days = t.Column<int>(nullable: false),
            ended_at = t.Column<long>(nullable: true),
            location = t.Column<string>(nullable: true),
            name = t.Column<string>(nullable: false),
            open_key = t.Column<string>(nullable: true),
            progress = t.Column<double>(nullable: false),
            result = t.Column<string>(nullable: true),
            status = t.Column<string>(nullable: false),
            text = t.Column<string>(nullable: false),
            text_hash = t.Column<string>(nullable: false),
            to = t.Column<long>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_replay", x => x.id));
        migration.CreateIndex("ix_replay_name", "replay", ["name", "asked_at"]);
        migration.CreateIndex("ux_replay_open", "replay", "open_key", unique: true);
        migration.CreateTable("replay_journey", t => new
        {
            replay = t.Column<Guid>(nullable: false),
            number = t.Column<int>(nullable: false),
            about = t.Column<string>(nullable: false),
            candidate_became = t.Column<int>(nullable: true),
            candidate_from = t.Column<long>(nullable: true),
            candidate_until = t.Column<long>(nullable: true),
            group = t.Column<int>(nullable: false),
            in_force_became = t.Column<int>(nullable: true),
            in_force_from = t.Column<long>(nullable: true),
            in_force_until = t.Column<long>(nullable: true),
            journey = t.Column<Guid>(nullable: true),
            location = t.Column<string>(nullable: true),
            part = t.Column<int>(nullable: false),
            patient = t.Column<Guid>(nullable: false),
            why_en = t.Column<string>(nullable: true),
            why_ru = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_replay_journey", x => new { x.replay, x.number }));
        migration.CreateIndex("ix_replay_journey_group", "replay_journey", ["replay", "part", "group", "number"]);
    }
}
