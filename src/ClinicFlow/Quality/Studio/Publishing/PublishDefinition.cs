using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Studio.Drafts;
using ClinicFlow.Work.Changes;

namespace ClinicFlow.Quality.Studio.Publishing;

/// <summary>A version to be stored.</summary>
/// <param name="Expected">The number of the version that the writer has seen; null: whatever stands there.</param>
public sealed record NewVersion(string Kind, string Name, string Text, string? Why, int? Expected)
{
    public int? TakesBack { get; init; }
    public bool Withdraws { get; init; }
    /// <summary>A moment to come; null: at once.</summary>
    public DateTimeOffset? From { get; init; }
    /// <summary>Who wrote it, where it is not who publishes it.</summary>
    public string? Author { get; init; }
    public string? ApprovedBy { get; init; }
    /// <summary>The edition of the draft that it was; the draft goes in the same transaction.</summary>
    public long? Draft { get; init; }
}

/// <summary>The version that is in force now, or will be; or, where somebody was quicker, the number of theirs.</summary>
/// <param name="Waiting">The version that is to come in force later: nothing is published past it.</param>
public sealed record Published(int Version, bool Stale = false, bool Unchanged = false, DateTimeOffset? InForceFrom = null, bool Waiting = false);

/// <summary>
/// Stores a version and puts it in force at once, on every node: the number of the clinic's picture is raised in the same
/// transaction, and no batch that was folded by the older picture is written after it. What happened before stays judged as it was.
/// </summary>
public sealed class PublishDefinition(WriteQueue queue, ClinicStore clinic, ChangeFeed changes, SweepDefinitions sweep, TimeProvider clock)
{
    private static readonly string[] Columns = ["id", "kind", "name", "version", "text", "content_hash", "in_force_from", "origin", "why", "created_at", "withdrawn", "takes_back", "swept", "approved_by"];

    public async Task<Published> Handle(NewVersion wanted, Viewer viewer)
    {
        var published = await queue.Write(Writer.Person, session => InTransaction(session, wanted, viewer));
        if (published.Stale || published.Unchanged || published.Waiting) return published;
        clinic.Reload();
        changes.Say("definitions");
        sweep.Begin();
        return published;
    }

    private Published InTransaction(WriteSession session, NewVersion wanted, Viewer viewer)
    {
        // First the number: it waits for the batches under way, so that "now" lies after everything that the older version judged.
        ClinicVersion.Raise(session);
        var now = Microseconds.Cut(clock.GetUtcNow());
        var (version, inForce, hash, coming) = Standing(session, wanted, now);
        if (wanted.Expected is { } expected && expected != inForce) return new(inForce, Stale: true);
        if (wanted.Draft is { } edition && DraftRows.Hold(session, wanted.Kind, wanted.Name)?.Edition != edition) return new(inForce, Stale: true);
        if (coming is { } later) return new(later.Version, Waiting: true, InForceFrom: later.From);
        var text = wanted.Text.ReplaceLineEndings("\n");
        if (wanted.Draft is not null)
        {
            DraftRows.Delete(session, wanted.Kind, wanted.Name);
            DraftWork.Settle(session, wanted.Kind, wanted.Name, null, now);
        }
        if (!wanted.Withdraws && hash == DefinitionStore.HashOf(text)) return new(inForce, Unchanged: true);
        var from = wanted.From > now ? Microseconds.Cut(wanted.From.Value) : now;
        session.Insert("definition_version", Columns,
        [[
            Key.Of(wanted.Kind, wanted.Name, (version + 1).ToString()), wanted.Kind, wanted.Name, version + 1, text, DefinitionStore.HashOf(text), from, wanted.Author ?? viewer.UserName,
            string.IsNullOrWhiteSpace(wanted.Why) ? null : wanted.Why.Trim(), now, wanted.Withdraws, wanted.TakesBack, false, wanted.ApprovedBy,
        ]]);
        return new(version + 1, InForceFrom: from);
    }

    /// <summary>The highest number, drafts included; the version in force with the hash of its text, null where it withdraws; and the one that waits for its moment.</summary>
    private static (int Version, int InForce, string? Hash, (int Version, DateTimeOffset From)? Coming) Standing(WriteSession session, NewVersion wanted, DateTimeOffset now)
    {
        var found = (Version: 0, InForce: 0, Hash: (string?)null, Coming: ((int, DateTimeOffset)?)null);
        using var reader = session.Query("SELECT version, in_force_from, content_hash, withdrawn, cancelled_at FROM definition_version WHERE kind = @p0 AND name = @p1 ORDER BY version", wanted.Kind, wanted.Name);
        while (reader.Read())
        {
            found.Version = reader.GetInt32(0);
            if (reader.IsDBNull(1) || !reader.IsDBNull(4)) continue;
            var from = Microseconds.To(reader.GetInt64(1));
            if (from > now) found.Coming = (found.Version, from);
            else (found.InForce, found.Hash) = (found.Version, reader.GetBoolean(3) ? null : reader.GetString(2));
        }
        return found;
    }
}
