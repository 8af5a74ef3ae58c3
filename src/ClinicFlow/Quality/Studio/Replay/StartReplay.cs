using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Studio.Publishing;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Replay;

/// <summary>Which text is to be replayed, over how many days up to now.</summary>
/// <param name="Text">The candidate; null: the stored version is.</param>
/// <param name="Version">A stored version, drafts included.</param>
/// <param name="Days">1 to 365.</param>
/// <param name="Location">Only what is of this location.</param>
public sealed record StartReplayRequest(string? Text, int? Version, int Days = 90, string? Location = null);

public sealed record ReplayStarted(Guid Id);

/// <summary>Checks the candidate and lines it up. Who asks for what waits or runs already gets that one.</summary>
public sealed class StartReplay(IDbContextFactory<ClinicContext> contexts, WriteQueue queue, CheckDefinition check, ReplayQueue replays, TimeProvider clock)
{
    public const int LongestDays = 365;

    private static readonly Rules.LocalizedText Title = new("Проиграть нельзя", "This can't be replayed");
    private static readonly string[] Columns = ["id", "name", "text", "text_hash", "days", "location", "status", "open_key", "progress", "by", "asked_at"];

    public async Task<Answer<ReplayStarted>> Handle(string name, StartReplayRequest request, Viewer viewer, CancellationToken cancel)
    {
        if (request.Days is < 1 or > LongestDays) return Refusal.Wrong("days", $"Проиграть можно от 1 до {LongestDays} дней.", $"1 to {LongestDays} days can be replayed.");
        var text = request.Text ?? await Stored(name, request.Version, cancel);
        if (text is null) return Refusal.NotFound;
        text = text.ReplaceLineEndings("\n");
        if (await Mistake(check, name, text, cancel) is { } mistake) return mistake;
        var location = viewer.Narrow(request.Location);
        var id = await queue.Write(Writer.Person, session => Insert(session, name, text, request.Days, location, viewer));
        replays.Look();
        return new ReplayStarted(id);
    }

    /// <summary>Why the text can't be replayed as the set of that name; null if it can.</summary>
    public static async Task<Refusal?> Mistake(CheckDefinition check, string name, string text, CancellationToken cancel)
    {
        // A failing test of the file is no reason: the past is to be looked at before the tests are rewritten.
        if ((await check.Handle(DefinitionKinds.Rules, name, text, cancel)).Problems.FirstOrDefault(p => p.IsError && p.Code != "test-failed") is { } error)
            return new(422, "definition-refused", Title, new($"Строка {error.Line}: {error.Message.Ru}", $"Line {error.Line}: {error.Message.En}"));
        return Rules.RuleFile.Read(text, name + ".json").Set is { } set && !ReplayCase.Can(set)
            ? new(422, "nothing-to-replay", Title, new("Такой набор никого не отмечает: проигрываются стандарты, флаги и классы.", "Such a set flags nobody: standards, flags and classes can be replayed."))
            : null;
    }

    private async Task<string?> Stored(string name, int? version, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await context.Definitions.AsNoTracking().Where(d => d.Kind == DefinitionKinds.Rules && d.Name == name && d.Version == version).Select(d => d.Text).FirstOrDefaultAsync(cancel);
    }

    private Guid Insert(WriteSession session, string name, string text, int days, string? location, Viewer viewer)
    {
        var hash = DefinitionStore.HashOf(text);
        var key = string.Join('|', name, hash, days, location);
        session.Insert("replay", Columns,
            [[Guid.CreateVersion7(clock.GetUtcNow()), name, text, hash, days, location, ReplayRow.Waiting, key, 0d, viewer.UserName, Microseconds.Cut(clock.GetUtcNow())]], "ON CONFLICT (open_key) DO NOTHING");
        using var row = session.Query("SELECT id FROM replay WHERE open_key = @p0", key);
        row.Read();
        return session.Database.ReadKey(row, 0);
    }
}
