using System.Globalization;
using System.Text;

namespace ClinicFlow.Rules.Language;

/// <summary>Strings in double quotes and single characters in single quotes, with escapes.</summary>
internal static class TextLiteral
{
    public static Token Read(Source source, ref int at)
    {
        var (text, start, quote) = (source.Text, at, source.Text[at]);
        var value = new StringBuilder();
        at++;
        while (true)
        {
            if (at >= text.Length) throw source.Fail(start, RuleCodes.Literal, "Строка не закрыта кавычкой", "Unterminated string literal");
            var c = text[at++];
            if (c == quote)
            {
                if (at >= text.Length || text[at] != quote || quote == '\'') break;
                at++;
                value.Append(quote);
            }
            else if (c == '\\') value.Append(Escape(source, ref at));
            else value.Append(c);
        }
        if (quote == '"') return new Token(TokenKind.Text, start, value.ToString());
        if (value.Length != 1)
            throw source.Fail(start, RuleCodes.Literal, "В одинарных кавычках может стоять только один знак", "Single quotes hold exactly one character",
                new LocalizedText("Для строки возьмите двойные кавычки", "Use double quotes for a string"));
        return new Token(TokenKind.Character, start, value.ToString());
    }

    private static string Escape(Source source, ref int at)
    {
        var text = source.Text;
        var c = at < text.Length ? text[at++] : '\0';
        return c switch
        {
            'n' => "\n", 't' => "\t", 'r' => "\r", 'a' => "\a", 'b' => "\b", 'e' => "\e", 'f' => "\f", 'v' => "\v",
            >= '0' and <= '7' => Octal(text, ref at),
            'u' => Code(source, ref at, 4),
            'x' => Code(source, ref at, 2),
            _ when c != '\0' && c != '_' && !char.IsLetterOrDigit(c) => c.ToString(),
            _ => throw source.Fail(at - 1, RuleCodes.Literal, "Неизвестная последовательность после «\\»", "Unknown escape sequence"),
        };
    }

    /// <summary>Up to three octal digits, of which the first has been read; the last eight bits count.</summary>
    private static string Octal(string text, ref int at)
    {
        var code = text[at - 1] - '0';
        for (var n = 1; n < 3 && at < text.Length && text[at] is >= '0' and <= '7'; n++) code = code * 8 + text[at++] - '0';
        return ((char)(code & 0xFF)).ToString();
    }

    private static string Code(Source source, ref int at, int length)
    {
        if (at + length > source.Text.Length || !ushort.TryParse(source.Text.AsSpan(at, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            throw source.Fail(at, RuleCodes.Literal, "Неверный код знака", "Invalid character code");
        at += length;
        return ((char)code).ToString();
    }
}
