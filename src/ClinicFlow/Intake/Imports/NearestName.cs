namespace ClinicFlow.Intake.Imports;

/// <summary>Finds the known name that somebody most likely meant.</summary>
internal static class NearestName
{
    private const int LongestName = 64;

    /// <summary>The known name at most a third of its length away; null if none is near.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        if (name.Length is 0 or > LongestName) return null;
        string? nearest = null;
        var least = int.MaxValue;
        foreach (var candidate in known)
        {
            if (candidate.Length > LongestName || Math.Abs(candidate.Length - name.Length) >= least) continue;
            var distance = Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance >= least || distance > Math.Max(1, candidate.Length / 3)) continue;
            (nearest, least) = (candidate, distance);
        }
        return nearest;
    }

    private static int Distance(string a, string b)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(cost, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
