using System.Diagnostics;
using System.Globalization;

namespace ClinicFlow.Tests.Shared;

/// <summary>
/// The same as the short form, round after round, each with another seed, for <c>CLINICFLOW_FUZZ_MINUTES</c>. The seed of a round
/// is told before it begins, so that it is known after a crash or a hang too; <c>CLINICFLOW_FUZZ_SEED</c> begins with that one.
/// </summary>
internal static class LongFuzz
{
    private const double UsualMinutes = 2;

    /// <param name="round">One round, with its seed.</param>
    /// <param name="enough">Whether there were rounds enough, however long they took; none is asked for unless told.</param>
    public static async Task Run(Action<int> round, Func<bool>? enough = null)
    {
        var minutes = double.TryParse(Environment.GetEnvironmentVariable("CLINICFLOW_FUZZ_MINUTES"), CultureInfo.InvariantCulture, out var wanted) ? wanted : UsualMinutes;
        var first = int.TryParse(Environment.GetEnvironmentVariable("CLINICFLOW_FUZZ_SEED"), CultureInfo.InvariantCulture, out var asked) ? asked : Random.Shared.Next(1_000_000);
        var watch = Stopwatch.StartNew();
        var seed = first;
        do
        {
            Say($"seed {seed}");
            try
            {
                await Task.Run(() => round(seed)).WaitAsync(Patience.Long);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"With seed {seed}: {error.Message}", error);
            }
            seed++;
        }
        while (watch.Elapsed.TotalMinutes < minutes || enough?.Invoke() == false);
        Say($"{seed - first} rounds in {watch.Elapsed.TotalSeconds:0} s");
    }

    private static void Say(string text) => TestContext.Current.TestOutputHelper?.WriteLine(text);
}
