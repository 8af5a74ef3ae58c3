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
    _ => null,
};
if (run is null)
{
    Console.Error.WriteLine("Which benchmark? ingest, queue, start, draw or segments; with --json one line of figures.");
    return 2;
}
var figures = await run();
figures["machine"] = $"{Environment.ProcessorCount} cores, .NET {Environment.Version}";
Console.WriteLine(JsonSerializer.Serialize(figures));
return 0;
