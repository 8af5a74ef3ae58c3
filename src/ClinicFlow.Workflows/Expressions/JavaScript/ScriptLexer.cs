using System.Globalization;
using System.Text;

namespace ClinicFlow.Workflows;

internal enum ScriptTokenKind { Name, Number, Text, Template, Sign, End }

internal readonly record struct ScriptToken(ScriptTokenKind Kind, string Text, object? Value = null);

/// <summary>Cuts JavaScript into tokens; what it does not know is an error.</summary>
internal static class ScriptLexer
{
    private static readonly string[] Signs =
        ["===", "!==", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "+", "-", "*", "/", "%", "<", ">", "!", "?", ":", "(", ")", "[", "]", "{", "}", ",", ".", ";"];

    /// <exception cref="FormatException">Something else than an expression.</exception>
    public static List<ScriptToken> Read(string text)
    {
        var tokens = new List<ScriptToken>();
        var at = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c)) at++;
            else if (c == '/' && at + 1 < text.Length && text[at + 1] == '/') at = End(text, at, "\n", 0);
            else if (c == '/' && at + 1 < text.Length && text[at + 1] == '*') at = End(text, at + 2, "*/", 2);
            else if (char.IsLetter(c) || c is '_' or '$') tokens.Add(Name(text, ref at));
            else if (char.IsAsciiDigit(c)) tokens.Add(Number(text, ref at));
            else if (c is '"' or '\'') tokens.Add(new(ScriptTokenKind.Text, Quoted(text, ref at)));
            else if (c == '`') tokens.Add(Template(text, ref at));
            else tokens.Add(Sign(text, ref at));
        }

        tokens.Add(new(ScriptTokenKind.End, ""));
        return tokens;
    }

    private static int End(string text, int from, string mark, int length)
    {
        var end = text.IndexOf(mark, from, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + length;
    }

    private static ScriptToken Name(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '$')) at++;
        return new(ScriptTokenKind.Name, text[start..at]);
    }

    private static ScriptToken Number(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '.')) at++;
        var number = text[start..at];
        if (long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)) return new(ScriptTokenKind.Number, number, whole);
        if (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var real)) return new(ScriptTokenKind.Number, number, real);
        throw new FormatException(number);
    }

    private static string Quoted(string text, ref int at)
    {
        var quote = text[at++];
        var value = new StringBuilder();
        while (at < text.Length && text[at] != quote) value.Append(Character(text, ref at));
        if (at++ >= text.Length) throw new FormatException(quote.ToString());
        return value.ToString();
    }

    private static char Character(string text, ref int at)
    {
        var c = text[at++];
        if (c != '\\' || at >= text.Length) return c;
        return text[at++] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other };
    }

    /// <summary>A template: its value is the list of its texts (string) and expressions (string[] of one).</summary>
    private static ScriptToken Template(string text, ref int at)
    {
        at++;
        var parts = new List<object>();
        var value = new StringBuilder();
        while (at < text.Length && text[at] != '`')
        {
            if (text[at] != '$' || at + 1 >= text.Length || text[at + 1] != '{')
            {
                value.Append(Character(text, ref at));
                continue;
            }

            if (value.Length > 0) parts.Add(value.ToString());
            value.Clear();
            var start = at += 2;
            for (var depth = 1; at < text.Length; at++)
            {
                if (text[at] == '{') depth++;
                if (text[at] == '}' && --depth == 0) break;
            }

            if (at >= text.Length) throw new FormatException("${");
            parts.Add(new[] { text[start..at++] });
        }

        if (at++ >= text.Length) throw new FormatException("`");
        if (value.Length > 0) parts.Add(value.ToString());
        return new(ScriptTokenKind.Template, "`", parts);
    }

    private static ScriptToken Sign(string text, ref int at)
    {
        foreach (var sign in Signs)
        {
            if (string.CompareOrdinal(text, at, sign, 0, sign.Length) != 0) continue;
            at += sign.Length;
            return new(ScriptTokenKind.Sign, sign);
        }

        throw new FormatException(text[at].ToString());
    }
}
