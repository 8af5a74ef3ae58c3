using ClinicFlow.Platform.Access;
using ClinicFlow.Work;

namespace ClinicFlow.Quality.Studio.Migrations;

/// <summary>Running instances brought to another version: tried, done, listed; undo is that of every act.</summary>
public static class MigrationsApi
{
    public static void MapMigrations(this IEndpointRouteBuilder api)
    {
        var migrations = api.MapGroup("/workflows/{name}/migrations");
        migrations.MapGet("", async (string name, Viewer viewer, ListMigrations list, CancellationToken cancel) =>
            TypedResults.Ok(await list.Handle(name, viewer, cancel))).WithName("migrations.list").Needs(Permission.SeeRules);
        migrations.MapPost("/preview", async (string name, MigrationRequest request, Viewer viewer, PreviewMigration preview, HttpContext http, CancellationToken cancel) =>
            (await preview.Handle(name, request, viewer, cancel)).ToHttp(http)).WithName("migrations.preview").Needs(Permission.SeeRules);
        migrations.MapPost("", async (string name, MigrationRequest request, Viewer viewer, MigrateInstances migrate, HttpContext http, CancellationToken cancel) =>
            (await migrate.Handle(name, request, viewer, cancel)).ToHttp(http)).WithName("migrations.do").Needs(Permission.ChangeRules);
    }
}
