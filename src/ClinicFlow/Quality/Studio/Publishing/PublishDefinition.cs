using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work.Changes;

namespace ClinicFlow.Quality.Studio.Publishing;

/// <summary>A version to be stored.</summary>
/// <param name="Expected">The number of the version that the writer has seen; null: whatever stands there.</param>
public sealed record NewVersion(string Kind, string Name, string Text, string? Why, int? Expected)
{
    public int? TakesBack { get; init; }
    public bool Withdraws { get; init; }
}

/// <summary>The version that is in force now; or, where somebody was quicker, the number of theirs.</summary>
public sealed record Published(int Version, bool Stale = false, bool Unchanged = false);

/// <summary>
/// Stores a version and puts it in force at once, on every node: the number of the clinic's picture is raised in the same
/// transaction, and no batch that was folded by the older picture is written after it. What happened before stays judged as it was.
/// </summary>
public sealed class PublishDefinition(WriteQueue queue, ClinicStore clinic, ChangeFeed changes, SweepDefinitions sweep, TimeProvider clock)
{
    private static readonly string[] Columns = ["id", "kind", "name", "version", "text", "content_hash", "in_force_from", "origin", "why", "created_at", "withdrawn", "takes_back", "swept"];

    public async Task<Published> Handle(NewVersion wanted, Viewer viewer)
    {
        var published = await queue.Write(Writer.Person, session => InTransaction(session, wanted, viewer));
        if (published.Stale || published.Unchanged) return published;
        clinic.Reload();
        changes.Say("definitions");
        sweep.Begin();
        return published;
    }

    private Published InTransaction(WriteSession session, NewVersion wanted, Viewer viewer)
    {
        // First the number: it waits for the batches under way, so that "now" lies after everything that the older version judged.
        ClinicVersion.Raise(session);
        var (version, inForce, hash, withdrawn) = Newest(session, wanted);
        if (wanted.Expected is { } expected && expected != inForce) return new(inForce, Stale: true);
        var text = wanted.Text.ReplaceLineEndings("\n");
        if (!wanted.Withdraws && !withdrawn && hash == DefinitionStore.HashOf(text)) return new(inForce, Unchanged: true);
        var now = Microseconds.Cut(clock.GetUtcNow());
        session.Insert("definition_version", Columns,
        [[
            Key.Of(wanted.Kind, wanted.Name, (version + 1).ToString()), wanted.Kind, wanted.Name, version + 1, text, DefinitionStore.HashOf(text), now, viewer.UserName,
            string.IsNullOrWhiteSpace(wanted.Why) ? null : wanted.Why.Trim(), now, wanted.Withdraws, wanted.TakesBack, false,
        ]]);
        return new(version + 1);
    }

    /// <summary>The highest number, drafts included, and what is in force.</summary>
    private static (int Version, int InForce, string? Hash, bool Withdrawn) Newest(WriteSession session, NewVersion wanted)
    {
        var newest = (Version: 0, InForce: 0, Hash: (string?)null, Withdrawn: false);
        using var reader = session.Query("SELECT version, in_force_from, content_hash, withdrawn FROM definition_version WHERE kind = @p0 AND name = @p1 ORDER BY version", wanted.Kind, wanted.Name);
        while (reader.Read())
        {
            newest.Version = reader.GetInt32(0);
            if (!reader.IsDBNull(1)) (newest.InForce, newest.Hash, newest.Withdrawn) = (newest.Version, reader.GetString(2), reader.GetBoolean(3));
        }
        return newest;
    }
}
