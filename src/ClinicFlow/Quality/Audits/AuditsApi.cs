using System.IO.Compression;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Quality.Audits.Checks;
using ClinicFlow.Quality.Audits.Proof;
using ClinicFlow.Quality.Audits.Scorecards;
using ClinicFlow.Quality.Audits.Views;
using ClinicFlow.Work;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Quality.Audits;

public sealed record ProofView(string Period, bool Verified, int Strata, int Drawn, IReadOnlyList<DrawFinding> Findings);

/// <summary>The random audit: draws, what proves them, and the checks.</summary>
public static class AuditsApi
{
    public static void MapAudits(this IEndpointRouteBuilder api)
    {
        var audits = api.MapGroup("/audits");
        audits.MapGet("/", Draws).Needs(Permission.SeeAudits);
        audits.MapGet("/settings", Settings).Needs(Permission.SeeAudits);
        audits.MapPut("/settings", ChangeSettings).Needs(Permission.SetAudits);
        audits.MapGet("/scorecards", Cards).Needs(Permission.SeeAudits);
        audits.MapGet("/agreement", Agreement).Needs(Permission.DoAudits);
        audits.MapGet("/checks", Checks).Needs(Permission.DoAudits);
        audits.MapGet("/checks/{check:guid}", Check).Needs(Permission.DoAudits);
        audits.MapPut("/checks/{check:guid}", SaveCheck).Needs(Permission.DoAudits);
        audits.MapPost("/checks/{check:guid}/finish", FinishCheck).Needs(Permission.DoAudits);
        audits.MapPost("/checks/{check:guid}/void", VoidOne).Needs(Permission.DoAudits);
        audits.MapPost("/checks/{check:guid}/reopen", Reopen).Needs(Permission.DoAudits);
        audits.MapGet("/strata/{stratum:guid}", Stratum).Needs(Permission.SeeAudits);
        audits.MapGet("/strata/{stratum:guid}/frame", Frame).Needs(Permission.SeeAudits);
        audits.MapPost("/strata/{stratum:guid}/extend", Extend).Needs(Permission.SetAudits);
        audits.MapGet("/draws/{period}", Draw).Needs(Permission.SeeAudits);
        audits.MapGet("/draws/{period}/proof", Proof).Needs(Permission.SeeAudits);
        audits.MapGet("/draws/{period}/export", Export).Needs(Permission.SeeAudits);
    }

    private static async Task<Ok<DrawList>> Draws(Viewer viewer, ListDraws draws, CancellationToken cancel) => TypedResults.Ok(await draws.Handle(viewer, cancel));

    private static async Task<Ok<AuditSettings>> Settings(Viewer viewer, ListDraws draws, CancellationToken cancel) => TypedResults.Ok((await draws.Handle(viewer, cancel)).Settings);

    private static async Task<Results<Ok<AuditSettings>, ProblemHttpResult>> ChangeSettings(AuditSettings settings, AuditSettingsStore store, HttpContext http)
    {
        if (settings.Problem() is { } problem) return ((Answer<AuditSettings>)Refusal.Wrong("audit-settings", problem.Ru, problem.En)).ToHttp(http);
        await store.Save(settings);
        return TypedResults.Ok(settings);
    }

    private static Ok<ScorecardList> Cards(ScorecardStore scorecards) => TypedResults.Ok(new ScorecardList(scorecards.InForce));

    private static async Task<Ok<AgreementView>> Agreement(ReadAgreement agreement, CancellationToken cancel) => TypedResults.Ok(await agreement.Handle(cancel));

    private static async Task<Ok<CheckList>> Checks([AsParameters] CheckQuery query, Viewer viewer, ListChecks checks, CancellationToken cancel) => TypedResults.Ok(await checks.Handle(query, viewer, cancel));

    private static async Task<Results<Ok<AuditCheckView>, NotFound>> Check(Guid check, Viewer viewer, ShowCheck checks, CancellationToken cancel) =>
        await checks.Handle(check, viewer, cancel) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static async Task<Results<Ok<CheckSaved>, ProblemHttpResult>> SaveCheck(Guid check, CheckAnswers said, Viewer viewer, CompleteCheck checks, HttpContext http) => (await checks.Save(check, said, viewer)).ToHttp(http);

    private static async Task<Results<Ok<CheckSaved>, ProblemHttpResult>> FinishCheck(Guid check, CheckAnswers said, Viewer viewer, CompleteCheck checks, HttpContext http) => (await checks.Finish(check, said, viewer)).ToHttp(http);

    private static async Task<Results<Ok<Voided>, ProblemHttpResult>> VoidOne(Guid check, VoidRequest request, Viewer viewer, VoidCheck checks, HttpContext http, CancellationToken cancel) => (await checks.Handle(check, request, viewer, cancel)).ToHttp(http);

    private static async Task<Results<Ok<CheckSaved>, ProblemHttpResult>> Reopen(Guid check, Viewer viewer, ReopenCheck checks, HttpContext http) => (await checks.Handle(check, viewer)).ToHttp(http);

    private static async Task<Results<Ok<StratumView>, NotFound>> Stratum(Guid stratum, Viewer viewer, ShowStratum strata, CancellationToken cancel) =>
        await strata.Handle(stratum, viewer, cancel) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static async Task<Results<Ok<FrameView>, NotFound>> Frame(Guid stratum, Viewer viewer, ShowStratum strata, CancellationToken cancel) =>
        await strata.Frame(stratum, viewer, cancel) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static async Task<Results<Ok<Extended>, ProblemHttpResult>> Extend(Guid stratum, ExtendRequest request, Viewer viewer, ExtendStratum strata, HttpContext http, CancellationToken cancel) => (await strata.Handle(stratum, request, viewer, cancel)).ToHttp(http);

    private static async Task<Results<Ok<DrawView>, NotFound>> Draw(string period, Viewer viewer, ShowDraw draws, CancellationToken cancel) =>
        await draws.Handle(period, viewer, cancel) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static async Task<Results<Ok<ProofView>, NotFound>> Proof(string period, Viewer viewer, ReadDraw draws, CancellationToken cancel)
    {
        if (await draws.Handle(period, viewer, cancel) is not { } draw) return TypedResults.NotFound();
        var findings = DrawProof.Of(draw);
        return TypedResults.Ok(new ProofView(period, findings.Count == 0, draw.Strata.Count, draw.Strata.Sum(s => s.Drawn.Count), findings));
    }

    /// <summary>The files of <c>audit export</c> in one archive, of what the viewer may see.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> Export(string period, Viewer viewer, ReadDraw draws, CancellationToken cancel)
    {
        if (await draws.Handle(period, viewer, cancel) is not { FrozenAt: not null } draw) return TypedResults.NotFound();
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, text) in DrawFolder.Files(draw))
            {
                await using var entry = await zip.CreateEntry(path).OpenAsync(cancel);
                await entry.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), cancel);
            }
        return TypedResults.File(bytes.ToArray(), "application/zip", $"audit-{period}.zip");
    }
}
