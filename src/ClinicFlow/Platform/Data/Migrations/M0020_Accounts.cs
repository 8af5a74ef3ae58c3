using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicFlow.Platform.Data.Migrations;

/// <summary>What an administrator does with accounts, and keys of their own: a key that a user had becomes one of them.</summary>
[DbContext(typeof(ClinicContext)), Migration("0020_accounts")]
public sealed class Accounts : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<long>("created_at", "asp_net_users", nullable: true);
        migration.AddColumn<long>("deactivated_at", "asp_net_users", nullable: true);
        migration.AddColumn<long>("last_sign_in_at", "asp_net_users", nullable: true);
        migration.AddColumn<bool>("must_change_password", "asp_net_users", nullable: false, defaultValue: false);
        migration.CreateTable("account_act", t => new
        {
            id = t.Column<Guid>(nullable: false),
            account = t.Column<string>(nullable: false),
            at = t.Column<long>(nullable: false),
            by = t.Column<string>(nullable: false),
            detail = t.Column<string>(nullable: true),
            kind = t.Column<string>(nullable: false),
        }, constraints: t => t.PrimaryKey("pk_account_act", x => x.id));
        migration.CreateIndex("ix_account_act_account", "account_act", ["account", "at"]);
        migration.CreateTable("api_key", t => new
        {
            id = t.Column<Guid>(nullable: false),
            created_at = t.Column<long>(nullable: true),
            created_by = t.Column<string>(nullable: true),
            hash = t.Column<string>(nullable: false),
            last_used_at = t.Column<long>(nullable: true),
            name = t.Column<string>(nullable: false),
            revoked_at = t.Column<long>(nullable: true),
            revoked_by = t.Column<string>(nullable: true),
            scopes = t.Column<string>(nullable: false),
            start = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_api_key", x => x.id));
        migration.CreateIndex("ix_api_key_hash", "api_key", "hash", unique: true);
        migration.CreateIndex("ix_api_key_name", "api_key", "name", unique: true, filter: "revoked_at IS NULL");
        var id = ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal) ? "randomblob(16)" : "gen_random_uuid()";
        migration.Sql($"INSERT INTO api_key (id, hash, name, scopes) SELECT {id}, api_key_hash, user_name, 'send-events run-imports see-imports read-settings' FROM asp_net_users WHERE api_key_hash IS NOT NULL;");
    }
}
