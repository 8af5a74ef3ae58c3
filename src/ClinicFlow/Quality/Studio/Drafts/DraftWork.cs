using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Rules;
using ClinicFlow.Work.Subjects;

namespace ClinicFlow.Quality.Studio.Drafts;

/// <summary>The work item of whoever may approve a draft.</summary>
public static class DraftWork
{
    private const int Days = 2;

    /// <param name="asked">The draft that waits for approval; null: none does.</param>
    public static void Settle(WriteSession session, string kind, string name, DefinitionDraft? asked, DateTimeOffset now) =>
        DeclareWork.Declare(session, $"definition:{kind}/{name}", asked is null ? [] : Items(session, asked, now), new("Решено или отозвано", "Decided or withdrawn"), now);

    /// <summary>The other quality managers; where there is none, the manager.</summary>
    private static SubjectItem[] Items(WriteSession session, DefinitionDraft draft, DateTimeOffset now)
    {
        var asks = UserNames.Of(session, draft.AskedBy!);
        var page = draft.Kind == "rules" ? "rules" : "workflows";
        return
        [
            new()
            {
                Reason = "studio:approval", Role = Others(session, draft) ? Roles.Quality : Roles.Manager, Action = "approve", Due = now.AddDays(Days), Link = $"/{page}/{draft.Name}?view=draft", Awaited = true,
                Title = new($"Утвердить версию: {draft.Name}", $"Approve a version: {draft.Name}"),
                Why = draft.Why is { } why ? new($"Просит {asks}: {why}", $"{asks} asks: {why}") : new($"Просит {asks}", $"{asks} asks"),
            },
        ];
    }

    private static bool Others(WriteSession session, DefinitionDraft draft)
    {
        using var users = session.Query("SELECT user_name FROM asp_net_users WHERE role = @p0 AND deactivated_at IS NULL", Roles.Quality);
        while (users.Read())
            if (!draft.AuthorList.Contains(users.GetString(0))) return true;
        return false;
    }
}
