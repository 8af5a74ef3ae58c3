using System.Text.Json;
using ClinicFlow.Benchmarks;

// One benchmark a call: dotnet run -c Release --project tests/ClinicFlow.Benchmarks -- NAME --json
var name = args.FirstOrDefault(a => !a.StartsWith('-')) ?? "";
Func<Task<Dictionary<string, object>>>? run = name switch
{
    "ingest" => IngestBenchmark.Run,
    "queue" => QueueBenchmark.Run,
    "start" => StartBenchmark.Run,
    "draw" => DrawBenchmark.Run,
    "segments" => SegmentsBenchmark.Run,
    "rules50" => Rules50Benchmark.Run,
    "sweep" => SweepBenchmark.Run,
    "workflows10" => Workflows10Benchmark.Run,
    "suspend-resume" => SuspendResumeBenchmark.Run,
    "deadlines" => DeadlinesBenchmark.Run,
    "replay" => ReplayBenchmark.Run,
    _ => null,
};
if (run is null)
{
    Console.Error.WriteLine("Which benchmark? ingest, queue, start, draw, segments, rules50, sweep, workflows10, suspend-resume, deadlines or replay; with --json one line of figures.");
    return 2;
}
var figures = await run();
figures["machine"] = $"{Environment.ProcessorCount} cores, .NET {Environment.Version}";
Console.WriteLine(JsonSerializer.Serialize(figures));
return 0;
