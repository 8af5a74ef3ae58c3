using System.Diagnostics;

namespace ClinicFlow.Rules.Runtime;

/// <summary>Stops a rule that takes more steps or time than it may.</summary>
internal static class Budgets
{
    /// <summary>Called every thousand steps; remembers when it was first called.</summary>
    public static long Check(long steps, long started, EvaluationContext context)
    {
        if (steps <= 0) throw new BudgetException("steps");
        if (context.TimeBudgetMilliseconds <= 0) return started;
        if (started == 0) return Stopwatch.GetTimestamp();
        if (Stopwatch.GetElapsedTime(started).TotalMilliseconds > context.TimeBudgetMilliseconds) throw new BudgetException("time");
        return started;
    }
}

/// <summary>A rule exceeded its budget of <paramref name="what"/>.</summary>
internal sealed class BudgetException(string what) : Exception($"The rule exceeded its budget of {what}.");

/// <summary>A limit was passed while a rule ran, such as the length of a string.</summary>
internal sealed class RunLimitException(string what) : Exception(what);
