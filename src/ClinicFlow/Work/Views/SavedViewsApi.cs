using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Views;

public sealed record SavedViewText(string Name, string Query);

public sealed record SavedViewList(IReadOnlyList<SavedViewText> Views);

/// <summary>Views that a user saves under a name.</summary>
public static class SavedViewsApi
{
    private const int LongestName = 60, LongestQuery = 600, MostViews = 50;
    private static readonly string[] Lists = ["queue", "work", "recall", "deviations"];

    public static void MapSavedViews(this IEndpointRouteBuilder api)
    {
        api.MapGet("/views/{list}", All).Needs(Permission.SignedIn);
        api.MapPut("/views/{list}", Save).Needs(Permission.SignedIn);
        api.MapDelete("/views/{list}/{name}", Remove).Needs(Permission.SignedIn);
    }

    private static async Task<Ok<SavedViewList>> All(string list, Viewer viewer, ClinicContext context, CancellationToken cancel) =>
        TypedResults.Ok(new SavedViewList(await context.SavedViews.AsNoTracking().Where(v => v.UserName == viewer.UserName && v.List == list)
            .OrderBy(v => v.Name).Select(v => new SavedViewText(v.Name, v.Query)).ToListAsync(cancel)));

    private static async Task<Results<Ok<SavedViewList>, ProblemHttpResult>> Save(
        string list, SavedViewText view, Viewer viewer, ClinicContext context, WriteQueue queue, HttpContext http, CancellationToken cancel)
    {
        var name = view.Name?.Trim();
        if (!Lists.Contains(list)) return Wrong("unknown-list", "Такого списка нет.", "There is no such list.");
        if (string.IsNullOrEmpty(name) || name.Length > LongestName) return Wrong("name-wrong", $"Назовите вид: до {LongestName} знаков.", $"Name the view: up to {LongestName} characters.");
        if (view.Query is null || view.Query.Length > LongestQuery) return Wrong("query-wrong", "Такой вид сохранить нельзя.", "Such a view can't be saved.");
        if (await context.SavedViews.CountAsync(v => v.UserName == viewer.UserName && v.List == list, cancel) >= MostViews)
            return Wrong("too-many", $"Не больше {MostViews} видов: удалите лишний.", $"No more than {MostViews} views: remove one.");
        await queue.Write(Writer.Person, session => session.Execute(
            "INSERT INTO saved_view (id, list, name, query, user_name) VALUES (@p0, @p1, @p2, @p3, @p4) ON CONFLICT (user_name, list, name) DO UPDATE SET query = excluded.query",
            Key.Of("view", viewer.UserName, list, name), list, name, view.Query, viewer.UserName));
        return await All(list, viewer, context, cancel);

        ProblemHttpResult Wrong(string code, string ru, string en) => ((Answer<SavedViewList>)Refusal.Wrong(code, ru, en)).ToHttp(http).Result as ProblemHttpResult ?? throw new InvalidOperationException();
    }

    private static async Task<NoContent> Remove(string list, string name, Viewer viewer, WriteQueue queue)
    {
        await queue.Write(Writer.Person, session => session.Execute("DELETE FROM saved_view WHERE user_name = @p0 AND list = @p1 AND name = @p2", viewer.UserName, list, name));
        return TypedResults.NoContent();
    }
}
