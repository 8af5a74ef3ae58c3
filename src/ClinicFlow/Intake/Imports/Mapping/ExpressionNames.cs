namespace ClinicFlow.Intake.Imports;

/// <summary>The names that an expression of the rules' dialect reads: <c>status</c>, <c>dentist.role</c>.</summary>
internal static class ExpressionNames
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "and", "or", "not", "in", "eq", "ne", "neq", "lt", "le", "gt", "ge", "mod", "true", "false", "null", "it", "root", "parent", "new", "is", "as",
        "andalso", "orelse", "iif", "isnull", "np", "cast", "math", "convert", "datetime", "timespan", "dateonly", "guid", "string", "int", "long", "decimal", "double", "bool",
        "now", "today",
    };

    /// <summary>Words that read the clock: a row must give the same events for ever, so a mapping may not use them.</summary>
    public static string? Clock(string text) => Chains(text).Select(c => c.Split('.')[0]).FirstOrDefault(n =>
        n.Equals("now", StringComparison.OrdinalIgnoreCase) || n.Equals("today", StringComparison.OrdinalIgnoreCase))
        ?? Chains(text).FirstOrDefault(c => c.StartsWith("DateTime.", StringComparison.OrdinalIgnoreCase) && c.Length > 9 && "NowUtcNowToday".Contains(c[9..], StringComparison.OrdinalIgnoreCase));

    /// <summary>Columns and lets as one name, members of lookups and groups as two with a dot.</summary>
    public static IEnumerable<string> Of(string text, Func<string, bool> isRecord)
    {
        foreach (var chain in Chains(text))
        {
            var names = chain.Split('.');
            if (Words.Contains(names[0])) continue;
            if (isRecord(names[0])) { if (names.Length > 1) yield return $"{names[0]}.{names[1]}"; }
            else yield return names[0];
        }
    }

    /// <summary>Identifiers joined by dots, without names of functions.</summary>
    private static IEnumerable<string> Chains(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c is '"' or '\'') { i = AfterString(text, i); continue; }
            if (!char.IsLetter(c) && c != '_') { i += char.IsAsciiDigit(c) ? NumberLength(text, i) : 1; continue; }
            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_' || (text[i] == '.' && i + 1 < text.Length && (char.IsLetter(text[i + 1]) || text[i + 1] == '_')))) i++;
            var chain = text[start..i];
            var next = i;
            while (next < text.Length && char.IsWhiteSpace(text[next])) next++;
            if (next < text.Length && text[next] == '(')
            {
                var dot = chain.LastIndexOf('.');
                if (dot < 0) continue;
                chain = chain[..dot];
            }
            if (start == 0 || text[start - 1] != '.') yield return chain;
        }
    }

    private static int AfterString(string text, int i)
    {
        var quote = text[i++];
        while (i < text.Length && text[i] != quote) i += text[i] == '\\' ? 2 : 1;
        return i + 1;
    }

    private static int NumberLength(string text, int i)
    {
        var end = i;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_')) end++;
        return end - i;
    }
}
