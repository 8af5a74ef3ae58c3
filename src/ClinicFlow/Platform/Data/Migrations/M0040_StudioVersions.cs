using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>Versions that people write: taken back, withdrawn, and how far the evaluation of all patients has come after one came in force.</summary>
[DbContext(typeof(ClinicContext)), Migration("0040_studio_versions")]
public sealed class StudioVersions : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<bool>("withdrawn", "definition_version", nullable: false, defaultValue: false);
        migration.AddColumn<int>("takes_back", "definition_version", nullable: true);
        migration.AddColumn<Guid>("swept_to", "definition_version", nullable: true);
        migration.AddColumn<bool>("swept", "definition_version", nullable: false, defaultValue: true);
        // The row that every batch of folds looks at, so that what is published on one node is in force on all.
        migration.Sql("INSERT INTO setting (name, value) VALUES ('clinic-version', '0')");
    }
}
