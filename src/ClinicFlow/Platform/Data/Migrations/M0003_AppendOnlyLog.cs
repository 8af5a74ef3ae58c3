using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>The log is added to only: the database itself refuses to change or delete what was said.</summary>
[DbContext(typeof(ClinicContext)), Migration("0003_append_only_log")]
public sealed class AppendOnlyLog : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        if (ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal))
        {
            migration.Sql("CREATE TRIGGER event_log_no_update BEFORE UPDATE ON event_log BEGIN SELECT RAISE(ABORT, 'event_log is append-only'); END;");
            migration.Sql("CREATE TRIGGER event_log_no_delete BEFORE DELETE ON event_log BEGIN SELECT RAISE(ABORT, 'event_log is append-only'); END;");
            return;
        }
        migration.Sql("CREATE FUNCTION event_log_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'event_log is append-only'; END $$;");
        migration.Sql("CREATE TRIGGER event_log_no_change BEFORE UPDATE OR DELETE ON event_log FOR EACH ROW EXECUTE FUNCTION event_log_refuse();");
        migration.Sql("CREATE TRIGGER event_log_no_truncate BEFORE TRUNCATE ON event_log FOR EACH STATEMENT EXECUTE FUNCTION event_log_refuse();");
    }
}
