using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>Several nodes on one database: who is alive, who folds which partition, who runs an import, and keys that are good on all.</summary>
[DbContext(typeof(ClinicContext)), Migration("0070_nodes")]
public sealed class Nodes : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("node", t => new
        {
            id = t.Column<Guid>(nullable: false),
            name = t.Column<string>(nullable: false),
            until = t.Column<long>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_node", x => x.id));
        migration.CreateTable("partition_lease", t => new
        {
            partition = t.Column<int>(nullable: false),
            holder = t.Column<Guid>(nullable: true),
            until = t.Column<long>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_partition_lease", x => x.partition));
        migration.CreateTable("data_protection_key", t => new
        {
            id = t.Column<Guid>(nullable: false),
            name = t.Column<string>(nullable: false),
            xml = t.Column<string>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_data_protection_key", x => x.id));
        migration.AddColumn<Guid>("holder", "import_run", nullable: true);
    }
}
