using ClinicFlow.Intake.Quarantine;
using ClinicFlow.Platform.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Intake.Api;

/// <summary>Refused records: seen, mended, replayed, dismissed; never lost.</summary>
public static class QuarantineApi
{
    private const int LongestRaw = 1 << 20, MostRows = 500, LongestReason = 500;

    public static void MapQuarantine(this IEndpointRouteBuilder api)
    {
        api.MapGet("/quarantine", List).Needs(Permission.SeeImports);
        api.MapPut("/quarantine/{id:guid}", Mend).Needs(Permission.RunImports);
        api.MapPost("/quarantine/replay", Replay).Needs(Permission.RunImports);
        api.MapPost("/quarantine/{id:guid}/dismiss", Dismiss).Needs(Permission.RunImports);
    }

    /// <param name="status"><c>open</c> (if absent), <c>replayed</c>, <c>dismissed</c> or <c>all</c>.</param>
    private static async Task<Results<Ok<QuarantinePage>, ProblemHttpResult>> List(
        ListQuarantine list, HttpContext http, CancellationToken cancel, Guid? import = null, string? reason = null, string? status = null, int offset = 0, int limit = 50)
    {
        QuarantineStatus? only = Enum.TryParse<QuarantineStatus>(status ?? "open", ignoreCase: true, out var named) ? named : null;
        if (only is null && status != "all") return http.Refuse(400, "status", new("Такого состояния нет", "No such status"), new("Есть open, replayed, dismissed и all.", "There are open, replayed, dismissed and all."));
        var filter = new QuarantineFilter(import, string.IsNullOrEmpty(reason) ? null : reason, null, only);
        var (total, reasons, rows) = await list.Handle(filter, Math.Max(0, offset), Math.Clamp(limit, 1, MostRows), cancel);
        return TypedResults.Ok(new QuarantinePage(total, reasons, [.. rows.Select(QuarantineView.Of)]));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Mend(Guid id, MendRequest request, QuarantineActs acts, Viewer viewer, HttpContext http)
    {
        if (request.Raw is not { Length: > 0 and <= LongestRaw } raw) return http.Refuse(400, "raw", new("Нет текста", "No text"), new("Текст записи — от 1 знака до 1 МБ.", "The text of a record is from 1 character to 1 MB."));
        return Answer(await acts.Mend(id, raw, viewer.UserName), http);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Dismiss(Guid id, DismissRequest request, QuarantineActs acts, Viewer viewer, HttpContext http)
    {
        if (request.Reason?.Trim() is not { Length: > 0 and <= LongestReason } reason) return http.Refuse(400, "reason", new("Нет причины", "No reason"), new("Напишите, почему запись не нужна.", "Say why the record is not needed."));
        return Answer(await acts.Dismiss(id, reason, viewer.UserName), http);
    }

    private static async Task<Ok<ReplayResult>> Replay(ReplayRequest request, ReplayQuarantine replay, Viewer viewer, CancellationToken cancel) =>
        TypedResults.Ok(await replay.Handle(new QuarantineFilter(request.Import, string.IsNullOrEmpty(request.Reason) ? null : request.Reason, request.Ids), viewer.UserName, cancel));

    private static Results<NoContent, ProblemHttpResult> Answer(QuarantineActs.Done done, HttpContext http) => done switch
    {
        QuarantineActs.Done.Yes => TypedResults.NoContent(),
        QuarantineActs.Done.Missing => http.NotThere(),
        QuarantineActs.Done.NoText => http.Refuse(409, "no-text", new("Исправлять нечего", "Nothing to mend"), new("Это ошибка целого файла.", "This is a mistake of a whole file."), new("Исправьте файл или маппинг и импортируйте ещё раз.", "Mend the file or the mapping and import again.")),
        _ => http.Refuse(409, "not-open", new("Запись уже разобрана", "The record is done with"), new("Её уже приняли или отклонили.", "It was taken or dismissed before.")),
    };
}
