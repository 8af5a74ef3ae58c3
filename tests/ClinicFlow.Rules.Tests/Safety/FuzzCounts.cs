using System.Diagnostics;

namespace ClinicFlow.Rules.Tests.Safety;

/// <summary>What a fuzz run went through, and its slowest case.</summary>
internal sealed class FuzzCounts
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private TimeSpan _slowest;
    private string _slowestCase = "";

    public long Expressions { get; private set; }
    public long Files { get; private set; }
    public long Understood { get; set; }
    public long Ran { get; set; }
    public long Erred { get; set; }
    public long OverBudget { get; set; }
    public long FilesCompiled { get; set; }

    public long Cases => Expressions + Files;

    public IDisposable Expression(string text)
    {
        Expressions++;
        return new Case(this, text);
    }

    public IDisposable File(string text)
    {
        Files++;
        return new Case(this, text);
    }

    public override string ToString() =>
        $"{Cases} cases: {Expressions} expressions ({Understood} understood, {Ran} evaluated, {Erred} erred, {OverBudget} over budget), {Files} files ({FilesCompiled} compiled); slowest {_slowest.TotalMilliseconds:0} ms, nothing outside the schema touched";

    /// <summary>Times one case; a case that takes far longer than its budget of steps allows is a hang.</summary>
    private sealed class Case(FuzzCounts counts, string text) : IDisposable
    {
        private readonly long _started = Stopwatch.GetTimestamp();

        public void Dispose()
        {
            var took = Stopwatch.GetElapsedTime(_started);
            if (took > counts._slowest) (counts._slowest, counts._slowestCase) = (took, text);
            Assert.True(took < Longest, $"{took.TotalSeconds:0} s for {counts._slowestCase}");
        }
    }
}
