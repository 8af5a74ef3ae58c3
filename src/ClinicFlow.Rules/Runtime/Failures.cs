namespace ClinicFlow.Rules.Runtime;

/// <summary>Failures of sequences while a rule runs.</summary>
internal static class Failures
{
    public static void NoElements() => throw new InvalidOperationException("Sequence contains no elements");

    public static void MoreThanOne() => throw new InvalidOperationException("Sequence contains more than one element");
}
