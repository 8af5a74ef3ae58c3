using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>Drafts of rules and workflows, approval by a second person, versions that wait for their moment; what is published never changes.</summary>
[DbContext(typeof(ClinicContext)), Migration("0080_drafts")]
public sealed class Drafts : Migration
{
    private static readonly string[] Kept = ["id", "kind", "name", "version", "text", "content_hash", "in_force_from", "origin", "why", "created_at", "withdrawn", "takes_back", "approved_by"];

    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("definition_draft", t => new
        {
            id = t.Column<Guid>(nullable: false),
            asked_at = t.Column<long>(nullable: true),
            asked_by = t.Column<string>(nullable: true),
            authors = t.Column<string>(nullable: false),
            based_on = t.Column<int>(nullable: false),
            begun_at = t.Column<long>(nullable: false),
            changed_at = t.Column<long>(nullable: false),
            changed_by = t.Column<string>(nullable: false),
            edition = t.Column<long>(nullable: false),
            in_force_from = t.Column<long>(nullable: true),
            kind = t.Column<string>(nullable: false),
            name = t.Column<string>(nullable: false),
            returned_by = t.Column<string>(nullable: true),
            returned_why = t.Column<string>(nullable: true),
            text = t.Column<string>(nullable: false),
            why = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_definition_draft", x => x.id));
        migration.AddColumn<string>("approved_by", "definition_version", nullable: true);
        migration.AddColumn<long>("cancelled_at", "definition_version", nullable: true);
        migration.AddColumn<string>("cancelled_by", "definition_version", nullable: true);
        if (ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal))
        {
            var changed = string.Join(" OR ", Kept.Select(c => $"NEW.{c} IS NOT OLD.{c}"));
            migration.Sql($"CREATE TRIGGER definition_version_kept BEFORE UPDATE ON definition_version WHEN OLD.in_force_from IS NOT NULL AND (OLD.cancelled_at IS NOT NULL OR {changed}) BEGIN SELECT RAISE(ABORT, 'a published version is never changed'); END;");
            migration.Sql("CREATE TRIGGER definition_version_stays BEFORE DELETE ON definition_version WHEN OLD.in_force_from IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a published version is never deleted'); END;");
            return;
        }
        var differs = string.Join(" OR ", Kept.Select(c => $"NEW.{c} IS DISTINCT FROM OLD.{c}"));
        migration.Sql("CREATE FUNCTION definition_version_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a published version is never changed'; END $$;");
        migration.Sql($"CREATE TRIGGER definition_version_kept BEFORE UPDATE ON definition_version FOR EACH ROW WHEN (OLD.in_force_from IS NOT NULL AND (OLD.cancelled_at IS NOT NULL OR {differs})) EXECUTE FUNCTION definition_version_refuse();");
        migration.Sql("CREATE TRIGGER definition_version_stays BEFORE DELETE ON definition_version FOR EACH ROW WHEN (OLD.in_force_from IS NOT NULL) EXECUTE FUNCTION definition_version_refuse();");
    }
}
