namespace ClinicFlow.Quality.Pdca.State;

/// <summary>The steps that have facts of their own, and how they end. Which follows which, the workflow says.</summary>
public static class CycleSteps
{
    public const string Plan = "plan", Do = "do", Check = "check", Act = "act";
    /// <summary>The step at which the next turn is begun.</summary>
    public const string Next = "next";

    public const string Effect = "effect", NoEffect = "no-effect", Worse = "worse";
    public static readonly IReadOnlyList<string> Conclusions = [Effect, NoEffect, Worse];

    public const string Keep = "keep", Adjust = "adjust", Revert = "revert", Spread = "spread";
    public static readonly IReadOnlyList<string> Decisions = [Keep, Adjust, Revert, Spread];
}
