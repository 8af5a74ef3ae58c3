using ClinicFlow.Intake.Runs;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Intake.Api;

/// <summary>Imports from a page: upload, look, preview, run, watch.</summary>
public static class ImportsApi
{
    private const int Shown = 200;

    public static void MapImports(this IEndpointRouteBuilder api)
    {
        api.MapGet("/imports", List).Needs(Permission.SeeImports);
        api.MapGet("/imports/{id:guid}", Get).Needs(Permission.SeeImports);
        api.MapPost("/imports/uploads", Upload).Needs(Permission.RunImports).WithMetadata(new RequestSizeLimitAttribute(Uploads.LargestRequest)).Accepts<IFormFileCollection>("multipart/form-data");
        api.MapPost("/imports/preview", Preview).Needs(Permission.RunImports);
        api.MapPost("/imports", Start).Needs(Permission.RunImports);
    }

    private static async Task<Ok<ImportList>> List(ClinicContext context, ImportQueue queue, CancellationToken cancel)
    {
        var runs = await context.ImportRuns.AsNoTracking().OrderByDescending(r => r.StartedAt).Take(Shown).ToListAsync(cancel);
        return TypedResults.Ok(new ImportList(await Views(runs, context, queue, cancel)));
    }

    private static async Task<Results<Ok<ImportView>, ProblemHttpResult>> Get(Guid id, ClinicContext context, ImportQueue queue, HttpContext http, CancellationToken cancel)
    {
        var runs = await context.ImportRuns.AsNoTracking().Where(r => r.Id == id).ToListAsync(cancel);
        return runs.Count == 0 ? http.NotThere() : TypedResults.Ok((await Views(runs, context, queue, cancel))[0]);
    }

    private static Results<Ok<Preview>, ProblemHttpResult> Preview(PreviewRequest request, PreviewImport preview, HttpContext http) => preview.Handle(request, http);

    private static Task<Results<Accepted<Started>, ProblemHttpResult>> Start(StartRequest request, StartImport start, Viewer viewer, HttpContext http) => start.Handle(request, viewer, http);

    private static async Task<List<ImportView>> Views(List<ImportRun> runs, ClinicContext context, ImportQueue queue, CancellationToken cancel)
    {
        var ids = runs.Select(r => r.Id).ToList();
        var files = (await context.ImportFiles.AsNoTracking().Where(f => ids.Contains(f.Run)).ToListAsync(cancel)).ToLookup(f => f.Run);
        return [.. runs.Select(r => ImportView.Of(r, files[r.Id], r.Status != ImportStatus.Running || queue.IsAlive(r.Id)))];
    }

    private static async Task<Results<Ok<UploadView>, ProblemHttpResult>> Upload(HttpContext http, Uploads uploads, CancellationToken cancel)
    {
        try
        {
            var id = await uploads.Receive(http.Request, cancel);
            return TypedResults.Ok(new UploadView(id.ToString("N"), UploadLook.At(uploads.Find(id.ToString())!)));
        }
        catch (UploadRefused refused)
        {
            return http.Refuse(refused.Status, refused.Code, new("Файлы не приняты", "The files were not taken"), refused.Why, refused.Remedy);
        }
        catch (BadHttpRequestException error) when (error.StatusCode == 413)
        {
            return http.TooLarge(Uploads.LargestRequest);
        }
        catch (InvalidDataException)
        {
            return http.Refuse(400, "upload.malformed", new("Файлы не приняты", "The files were not taken"), new("Запрос не разобран как форма.", "The request can't be read as a form."));
        }
        catch (IOException error) when (error is not BadHttpRequestException && !cancel.IsCancellationRequested)
        {
            return http.Refuse(507, "upload.not-stored", new("Файлы не сохранены", "The files were not stored"), new("Диск не принял файлы: вероятно, кончилось место.", "The disk did not take the files: it is probably full."), new("Освободите место и повторите.", "Free some space and try again."));
        }
    }
}
