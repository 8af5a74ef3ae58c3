using System.Globalization;

namespace ClinicFlow.Rules.Runtime;

/// <summary>Comparisons that do not depend on the machine's language.</summary>
internal static class Ordering
{
    public static int Compare<T>(T left, T right)
    {
        if (typeof(T) == typeof(string)) return Texts((string?)(object?)left, (string?)(object?)right);
        return Comparer<T>.Default.Compare(left, right);
    }

    public static int Texts(string? left, string? right) => string.Compare(left, right, CultureInfo.InvariantCulture, CompareOptions.None);
}
