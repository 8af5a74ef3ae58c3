using System.Diagnostics;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Rules;
using ClinicFlow.Tests.Testing;
using Microsoft.Data.Sqlite;

namespace ClinicFlow.Benchmarks;

/// <summary>
/// 1,000,000 journeys in a SQLite file, with what fifty rules said of them yesterday. A day later all are read and judged anew: every
/// journey's statuses are written, and a row for each status that changed. The file is made once in the folder that
/// <c>CLINICFLOW_BENCHMARK_DATA</c> names and used again; without it in a temporary one.
/// </summary>
public static class SweepBenchmark
{
    private const int Together = 1_000, ATransaction = 20, SampleEvery = 997;

    private sealed record Stored(long Id, byte[] Facts, byte[] Statuses);

    public static async Task<Dictionary<string, object>> Run()
    {
        var journeys = int.Parse(Environment.GetEnvironmentVariable("CLINICFLOW_BENCHMARK_JOURNEYS") ?? "1000000");
        var set = Rules50Benchmark.Load(Rules50Benchmark.ReadFile());
        using var temporary = new TempFolder();
        var kept = Environment.GetEnvironmentVariable("CLINICFLOW_BENCHMARK_DATA") is { Length: > 0 } named ? named : temporary.Make("kept");
        var made = Path.Combine(kept, $"sweep-{journeys}");
        if (!Directory.Exists(made)) Make(made, journeys, set);
        var data = new DataSettings(temporary.Make("data"));
        File.Copy(new DataSettings(made).SqliteFile, data.SqliteFile);

        var database = Database.For(data);
        using var queue = new WriteQueue(database, TimeProvider.System);
        var (watch, cores) = (Stopwatch.StartNew(), Figures.CoreSeconds);
        var changes = await Sweep(database, queue, set);
        var seconds = watch.Elapsed.TotalSeconds;
        cores = Figures.CoreSeconds - cores;
        Check(database, set, journeys);
        return new()
        {
            ["benchmark"] = "sweep", ["journeys"] = journeys, ["rules"] = set.Rules.Count, ["changes"] = changes, ["seconds"] = Math.Round(seconds, 1),
            ["coreSeconds"] = Math.Round(cores, 1), ["journeysPerSecond"] = Math.Round(journeys / seconds), ["peakMb"] = Figures.PeakMb,
        };
    }

    private static async Task<int> Sweep(Database database, WriteQueue queue, CompiledRuleSet set)
    {
        var changes = 0;
        using var reader = new WriteSession(database, database.Open());
        foreach (var transaction in Ahead.Of(Batches(reader), batch => Judge(batch, set)).Chunk(ATransaction))
        {
            await queue.Write(Writer.Background, session =>
            {
                foreach (var (statuses, changed) in transaction)
                {
                    session.Insert("status", ["journey", "statuses"], statuses, WriteSession.Replacing("journey", ["statuses"]));
                    session.Insert("change", ["journey", "rule", "was", "became"], changed);
                }
            });
            changes += transaction.Sum(t => t.Changed.Count);
        }
        return changes;
    }

    /// <summary>The rows in the order of their ids, each batch in a reading of its own: the file that is written ahead stays small.</summary>
    private static IEnumerable<List<Stored>> Batches(WriteSession reader)
    {
        for (var last = 0L; ;)
        {
            var batch = new List<Stored>(Together);
            using (var rows = reader.Query("SELECT id, facts, statuses FROM journey JOIN status ON journey = id WHERE id > @p0 ORDER BY id LIMIT @p1", last, Together))
                while (rows.Read()) batch.Add(new(rows.GetInt64(0), rows.GetFieldValue<byte[]>(1), rows.GetFieldValue<byte[]>(2)));
            if (batch.Count == 0) yield break;
            last = batch[^1].Id;
            yield return batch;
        }
    }

    private static (List<object?[]> Statuses, List<object?[]> Changed) Judge(List<Stored> batch, CompiledRuleSet set)
    {
        var (statuses, changed) = (new List<object?[]>(batch.Count), new List<object?[]>());
        foreach (var row in batch)
        {
            var (was, now) = (StatusBits.Of(row.Statuses), StatusBits.Of(set, NextDay(PackedJourney.Unpack(row.Facts))));
            statuses.Add([row.Id, now.ToBytes()]);
            if (was == now) continue;
            for (var rule = 0; rule < set.Rules.Count; rule++)
                if (was[rule] != now[rule]) changed.Add([row.Id, rule, (int)was[rule], (int)now[rule]]);
        }
        return (statuses, changed);
    }

    private static BenchJourney NextDay(BenchJourney journey) => journey with { AsOf = journey.AsOf.AddDays(1), DaysIdle = journey.DaysIdle + 1 };

    private static void Make(string folder, int journeys, CompiledRuleSet set)
    {
        var making = new DataSettings(Directory.CreateDirectory(folder + ".making").FullName);
        var database = Database.For(making);
        using (var session = new WriteSession(database, database.Open()))
        {
            session.Execute("CREATE TABLE journey (id INTEGER PRIMARY KEY, facts BLOB NOT NULL)");
            session.Execute("CREATE TABLE status (journey INTEGER PRIMARY KEY, statuses BLOB NOT NULL)");
            session.Execute("CREATE TABLE change (journey INTEGER NOT NULL, rule INTEGER NOT NULL, was INTEGER NOT NULL, became INTEGER NOT NULL, PRIMARY KEY (journey, rule)) WITHOUT ROWID");
            session.Begin();
            foreach (var batch in Ahead.Of(Enumerable.Range(0, (journeys + Together - 1) / Together), Batch))
            {
                session.Insert("journey", ["id", "facts"], [.. batch.Select(b => new object?[] { b.Id, b.Facts })]);
                session.Insert("status", ["journey", "statuses"], [.. batch.Select(b => new object?[] { b.Id, b.Statuses })]);
            }
            session.Commit();
            session.Scalar("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        SqliteConnection.ClearAllPools();
        Directory.Move(making.Folder, folder);

        List<Stored> Batch(int batch)
        {
            var random = new Random(batch);
            return [.. Enumerable.Range(batch * Together + 1, Math.Min(Together, journeys - batch * Together)).Select(id => Row(id, BenchJourneys.One(random, id)))];
        }

        Stored Row(int id, BenchJourney journey) => new(id, PackedJourney.Pack(journey), StatusBits.Of(set, journey).ToBytes());
    }

    /// <summary>Some journeys by the same rules in plain C#, and their changes; and that none is missing.</summary>
    private static void Check(Database database, CompiledRuleSet set, int journeys)
    {
        using var session = new WriteSession(database, database.Open());
        if (Convert.ToInt32(session.Scalar("SELECT count(*) FROM status")) != journeys) throw new InvalidOperationException("Statuses are missing.");
        for (var id = 1; id <= journeys; id += SampleEvery)
        {
            var before = PackedJourney.Unpack((byte[])session.Scalar("SELECT facts FROM journey WHERE id = @p0", id)!);
            var statuses = StatusBits.Of((byte[])session.Scalar("SELECT statuses FROM status WHERE journey = @p0", id)!);
            for (var rule = 0; rule < set.Rules.Count; rule++)
            {
                var (was, now) = (Plain(before, rule), Plain(NextDay(before), rule));
                var changed = session.Scalar("SELECT became FROM change WHERE journey = @p0 AND rule = @p1 AND was = @p2", id, rule, (int)was);
                if (statuses[rule] != now || changed is null != (was == now) || changed is not null && Convert.ToInt32(changed) != (int)now)
                    throw new InvalidOperationException($"Journey {id}, rule {set.Rules[rule].Name}: {statuses[rule]}, expected {now} after {was}.");
            }
        }

        RuleStatus Plain(BenchJourney journey, int rule) => BenchRules.Passes(set.Rules[rule].Name, journey) ? RuleStatus.Passed : RuleStatus.Failed;
    }
}
