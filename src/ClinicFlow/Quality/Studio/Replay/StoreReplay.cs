using System.Text.Json;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Quality.Studio.Replay;

/// <summary>Keeps the result of a replay, so that any node can show it; the last ones of each set stay.</summary>
public sealed class StoreReplay(WriteQueue queue, TimeProvider clock)
{
    private const int Kept = 10, RowsTogether = 1000;

    private static readonly string[] Columns =
        ["replay", "number", "part", "group", "patient", "journey", "location", "about", "in_force_from", "in_force_until", "in_force_became", "candidate_from", "candidate_until", "candidate_became", "why_ru", "why_en"];

    /// <returns>Whether it still runs: nobody has cancelled it.</returns>
    public Task<bool> Progress(Guid id, double share) => queue.Write(Writer.Background, session =>
        session.Execute("UPDATE replay SET status = @p1, progress = @p2 WHERE id = @p0 AND status IN ('waiting', 'running')", id, ReplayRow.Running, Math.Round(share, 3)) > 0);

    public async Task Done(ReplayRow row, ReplayFigures result, IReadOnlyList<ReplayedJourney> journeys)
    {
        // What an earlier try left behind, whose process died.
        await queue.Write(Writer.Background, session => session.Execute("DELETE FROM replay_journey WHERE replay = @p0", row.Id));
        foreach (var rows in Rows(row.Id, result, journeys).Chunk(RowsTogether))
        {
            var began = clock.GetTimestamp();
            await queue.Write(Writer.Background, session => session.Insert("replay_journey", Columns, rows));
            await queue.Rest(clock.GetElapsedTime(began));
        }
        await End(row.Id, ReplayRow.Done, JsonSerializer.Serialize(result, Json), result.To);
        await Forget(row.Name);
    }

    public Task<bool> End(Guid id, string status, string? result = null, DateTimeOffset? to = null) => queue.Write(Writer.Person, session => session.Execute(
        "UPDATE replay SET status = @p1, open_key = NULL, ended_at = @p2, result = @p3, \"to\" = @p4, progress = CASE WHEN @p1 = 'done' THEN 1 ELSE progress END WHERE id = @p0 AND status IN ('waiting', 'running')",
        id, status, Microseconds.Cut(clock.GetUtcNow()), result, to) > 0);

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static IEnumerable<object?[]> Rows(Guid replay, ReplayFigures result, IReadOnlyList<ReplayedJourney> journeys)
    {
        var whole = result.Parts.Count > 0 && result.Parts[0].Rule is null ? 1 : 0;
        var sorted = journeys.OrderByDescending(j => j.Candidate?.From ?? j.InForce!.From).ThenBy(j => j.Patient).ThenBy(j => j.Journey).ThenBy(j => j.Part);
        return sorted.Select((j, i) => new object?[]
        {
            replay, i + 1, j.Part is { } part ? part + whole : 0, (int)j.Group, j.Patient, j.Journey, j.Location, j.About,
            j.InForce?.From, j.InForce?.Until, (int?)j.InForce?.Became, j.Candidate?.From, j.Candidate?.Until, (int?)j.Candidate?.Became, j.WhyRu, j.WhyEn,
        });
    }

    private async Task Forget(string name)
    {
        var old = await queue.Write(Writer.Background, session =>
        {
            var found = new List<Guid>();
            using var rows = session.Query("SELECT id FROM replay WHERE name = @p0 AND open_key IS NULL ORDER BY asked_at DESC, id DESC LIMIT 1000 OFFSET @p1", name, Kept);
            while (rows.Read()) found.Add(session.Database.ReadKey(rows, 0));
            return found;
        });
        foreach (var id in old)
            await queue.Write(Writer.Background, session =>
            {
                session.Execute("DELETE FROM replay_journey WHERE replay = @p0", id);
                session.Execute("DELETE FROM replay WHERE id = @p0", id);
            });
    }
}
