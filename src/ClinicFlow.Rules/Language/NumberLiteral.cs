using System.Globalization;

namespace ClinicFlow.Rules.Language;

/// <summary>Numbers: decimal, hexadecimal, binary, with suffixes. An integer takes the first type that holds it.</summary>
internal static class NumberLiteral
{
    public static Token Read(Source source, ref int at)
    {
        var text = source.Text;
        var start = at;
        if (text[at] == '0' && at + 1 < text.Length && text[at + 1] is 'x' or 'X' or 'b' or 'B')
        {
            at += 2;
            while (at < text.Length && char.IsAsciiHexDigit(text[at])) at++;
            Suffix(text, ref at, "uUlL");
            return new Token(TokenKind.Integer, start, text[start..at]);
        }
        Digits(text, ref at);
        var real = false;
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            real = true;
            at++;
            Digits(text, ref at);
        }
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            real = true;
            at++;
            if (at < text.Length && text[at] is '+' or '-') at++;
            if (at == text.Length || !char.IsAsciiDigit(text[at])) throw Bad(source, start, text[start..at]);
            Digits(text, ref at);
        }
        var digits = at;
        Suffix(text, ref at, "uUlLfFdDmM");
        real |= text.AsSpan(digits, at - digits).IndexOfAny("fFdDmM") >= 0;
        if (at < text.Length && char.IsLetter(text[at])) throw Bad(source, start, text[start..(at + 1)]);
        return new Token(real ? TokenKind.Real : TokenKind.Integer, start, text[start..at]);
    }

    /// <summary>The value of an integer literal, with a minus sign in front if <paramref name="negative"/>.</summary>
    public static object Integer(Source source, Token token, bool negative)
    {
        var body = token.Text.TrimEnd('u', 'U', 'l', 'L');
        var suffix = token.Text[body.Length..].ToUpperInvariant();
        var (style, digits) = body.Length > 1 ? body[1] switch
        {
            'x' or 'X' => (NumberStyles.AllowHexSpecifier, body[2..]),
            'b' or 'B' => (NumberStyles.AllowBinarySpecifier, body[2..]),
            _ => (NumberStyles.None, body),
        } : (NumberStyles.None, body);
        if (!ulong.TryParse(digits, style, CultureInfo.InvariantCulture, out var value)) throw Bad(source, token.Position, token.Text);
        if (negative) return Negative(source, token, value);
        return suffix switch
        {
            "" when value <= int.MaxValue => (int)value,
            "" or "U" when value <= uint.MaxValue => (uint)value,
            "" or "L" when value <= long.MaxValue => (long)value,
            "U" or "" or "UL" or "LU" => value,
            _ => throw Bad(source, token.Position, token.Text),
        };
    }

    public static object Real(Source source, Token token, bool negative)
    {
        var sign = negative ? "-" : "";
        var body = sign + token.Text.TrimEnd('f', 'F', 'd', 'D', 'm', 'M');
        const NumberStyles style = NumberStyles.Float;
        var culture = CultureInfo.InvariantCulture;
        switch (token.Text[^1])
        {
            case 'm' or 'M' when decimal.TryParse(body, style, culture, out var money): return money;
            case 'f' or 'F' when float.TryParse(body, style, culture, out var single): return single;
            case not ('m' or 'M' or 'f' or 'F') when double.TryParse(body, style, culture, out var number) && double.IsFinite(number): return number;
            default: throw Bad(source, token.Position, token.Text);
        }
    }

    private static object Negative(Source source, Token token, ulong value) => value switch
    {
        _ when token.Text.IndexOfAny(['u', 'U']) > 0 => throw Bad(source, token.Position, "-" + token.Text),
        <= (ulong)int.MaxValue + 1 when !token.Text.EndsWith("L", StringComparison.OrdinalIgnoreCase) => (object)(int)-(long)value,
        <= (ulong)long.MaxValue => -(long)value,
        (ulong)long.MaxValue + 1 => long.MinValue,
        _ => throw Bad(source, token.Position, token.Text),
    };

    private static void Digits(string text, ref int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
    }

    private static void Suffix(string text, ref int at, string letters)
    {
        for (var n = 0; n < 2 && at < text.Length && letters.Contains(text[at]); n++) at++;
    }

    private static RuleException Bad(Source source, int at, string text) =>
        source.Fail(at, RuleCodes.Literal, $"Неверное число «{text}»", $"Invalid number '{text}'");
}
