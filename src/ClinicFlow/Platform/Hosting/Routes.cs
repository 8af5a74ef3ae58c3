using ClinicFlow.Clinic.Settings;
using ClinicFlow.Figures.Today;
using ClinicFlow.Intake.Api;
using ClinicFlow.Intake.Erasure;
using ClinicFlow.Journeys.Api;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Access.Accounts;
using ClinicFlow.Platform.Access.Cards;
using ClinicFlow.Platform.Access.Keys;
using ClinicFlow.Platform.Demo;
using ClinicFlow.Platform.Scheduling;
using ClinicFlow.Quality.Audits;
using ClinicFlow.Quality.Deviations;
using ClinicFlow.Quality.Pdca;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Work;
using ClinicFlow.Work.Changes;
using ClinicFlow.Work.Leads;
using ClinicFlow.Work.Lists;
using ClinicFlow.Work.Outcomes;
using ClinicFlow.Work.Queue;
using ClinicFlow.Work.Views;

namespace ClinicFlow.Platform.Hosting;

/// <summary>Every API of the product, one line each.</summary>
public static class Routes
{
    public static void MapClinic(this WebApplication app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new { status = "live" }));
        app.MapGet("/health/ready", () => TypedResults.Ok(new { status = "ready" }));
        app.MapOpenApi("/api/{documentName}/openapi.json").Needs(Permission.SignedIn).RequireAuthorization(AccessTable.Policy);
        var api = app.MapGroup("/api/v1").RequireAuthorization(AccessTable.Policy);
        api.MapSession();
        api.MapAccounts();
        api.MapKeys();
        api.MapCardOpenings();
        api.MapSchedules();
        api.MapPatients();
        api.MapLeads();
        api.MapDeviations();
        api.MapAudits();
        api.MapPdca();
        api.MapStudio();
        api.MapRuleStudio();
        api.MapToday();
        api.MapSettings();
        api.MapDemo();
        api.MapPlanQueue();
        api.MapContactOutcomes();
        api.MapWorkItems();
        api.MapWorkLists();
        api.MapSavedViews();
        api.MapChanges();
        api.MapErasure();
        api.MapEvents();
        api.MapImports();
        api.MapMappings();
        api.MapQuarantine();
        app.Map("/api/{**rest}", () => TypedResults.NotFound()).Needs(Permission.SignedIn);
        app.MapFallbackToFile("index.html");
        // Rule sets have dots in their names, and what has a dot is a file to the line above.
        app.MapFallbackToFile("/rules/{name}", "index.html");
        app.MapFallbackToFile("/workflows/{name}", "index.html");
    }
}
