namespace ClinicFlow.Rules;

/// <summary>The known name nearest to an unknown one, by the number of letters to change.</summary>
internal static class Nearest
{
    public static string? To(string name, IEnumerable<string> known)
    {
        if (name.Length > 60) return null;
        string? best = null;
        var least = Math.Max(2, name.Length / 2);
        foreach (var candidate in known)
        {
            if (candidate.Length > 60) continue;
            var distance = Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < least) (best, least) = (candidate, distance);
        }
        return best;
    }

    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                corner = above;
            }
        }
        return row[b.Length];
    }
}
