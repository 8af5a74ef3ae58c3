namespace ClinicFlow.Quality.Studio.Drafts;

/// <summary>The draft of a definition; people by their names.</summary>
/// <param name="Tag">Its ETag: what a save says that it has seen.</param>
/// <param name="Number">The version that it becomes.</param>
/// <param name="BasedOn">The version that it was begun from; 0: from nothing.</param>
/// <param name="Mine">The viewer wrote in it, and can't approve it.</param>
/// <param name="AskedBy">Who asked for approval; null while it is being written.</param>
public sealed record DraftView(
    string Text, string? Why, string Tag, int Number, int BasedOn, DateTimeOffset BegunAt, string ChangedBy, DateTimeOffset ChangedAt, IReadOnlyList<string> Authors, bool Mine,
    string? AskedBy, DateTimeOffset? AskedAt, DateTimeOffset? InForceFrom, string? ReturnedBy, string? ReturnedWhy)
{
    /// <param name="name">What a user is called.</param>
    public static DraftView Of(DefinitionDraft draft, int number, string viewer, Func<string, string> name) => new(
        draft.Text, draft.Why, TagOf(draft), number, draft.BasedOn, draft.BegunAt, name(draft.ChangedBy), draft.ChangedAt, [.. draft.AuthorList.Select(name)], draft.AuthorList.Contains(viewer),
        draft.AskedBy is { } asked ? name(asked) : null, draft.AskedAt, draft.InForceFrom, draft.ReturnedBy is { } returned ? name(returned) : null, draft.ReturnedWhy);

    public static string TagOf(DefinitionDraft draft) => $"\"d{draft.Edition}\"";
}

/// <summary>Where a definition stands between its version in force and the next.</summary>
/// <param name="InForce">The version in force; 0: none is.</param>
/// <param name="Approval">Every version needs a second person.</param>
/// <param name="ConfirmShare">Above this share of the open items that it touches a version needs one in any case.</param>
public sealed record DraftState(string Name, DraftView? Draft, int InForce, int Next, bool Approval, double ConfirmShare);

/// <summary>A draft to be kept.</summary>
/// <param name="BasedOn">The version that it was begun from; null: the one in force.</param>
public sealed record DraftText(string Text, string? Why, int? BasedOn);

/// <summary>What became of a draft.</summary>
/// <param name="Version">The version that came, or will come, in force; null while it waits for approval.</param>
/// <param name="Unchanged">It says what is in force already.</param>
/// <param name="Draft">The draft that waits.</param>
/// <param name="Needs">Why it waits: <c>approval</c> (the setting) or <c>share</c> (it touches too many items).</param>
public sealed record DraftPublished(int? Version, DateTimeOffset? InForceFrom, bool Unchanged, DraftView? Draft, string? Needs);

/// <param name="InForceFrom">A moment to come; null: at once.</param>
public sealed record PublishRequest(string? Why, DateTimeOffset? InForceFrom);

public sealed record ReturnRequest(string? Why);
