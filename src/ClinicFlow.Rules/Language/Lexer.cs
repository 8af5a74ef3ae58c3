namespace ClinicFlow.Rules.Language;

/// <summary>Cuts an expression into tokens. Operators spelt as words become the operator's token.</summary>
internal sealed class Lexer(Source source)
{
    private static readonly Dictionary<string, TokenKind> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["eq"] = TokenKind.Equal, ["equal"] = TokenKind.Equal,
        ["ne"] = TokenKind.NotEqual, ["neq"] = TokenKind.NotEqual, ["notequal"] = TokenKind.NotEqual,
        ["lt"] = TokenKind.Less, ["lessthan"] = TokenKind.Less,
        ["le"] = TokenKind.LessOrEqual, ["lessthanorequal"] = TokenKind.LessOrEqual,
        ["gt"] = TokenKind.Greater, ["greaterthan"] = TokenKind.Greater,
        ["ge"] = TokenKind.GreaterOrEqual, ["greaterthanorequal"] = TokenKind.GreaterOrEqual,
        ["and"] = TokenKind.And, ["andalso"] = TokenKind.And,
        ["or"] = TokenKind.Or, ["orelse"] = TokenKind.Or,
        ["not"] = TokenKind.Not, ["mod"] = TokenKind.Percent,
    };

    private static readonly (string Text, TokenKind Kind)[] Symbols =
    [
        ("<<", TokenKind.ShiftLeft), (">>", TokenKind.ShiftRight), ("=>", TokenKind.Arrow), ("==", TokenKind.Equal), ("=", TokenKind.Equal), ("!=", TokenKind.NotEqual), ("!", TokenKind.Not),
        ("<>", TokenKind.NotEqual), ("<=", TokenKind.LessOrEqual), ("<", TokenKind.Less),
        (">=", TokenKind.GreaterOrEqual), (">", TokenKind.Greater), ("&&", TokenKind.And), ("&", TokenKind.Ampersand),
        ("||", TokenKind.Or), ("|", TokenKind.Bar), ("??", TokenKind.Coalesce), ("?.", TokenKind.QuestionDot), ("?", TokenKind.Question),
        ("(", TokenKind.OpenParen), (")", TokenKind.CloseParen), ("[", TokenKind.OpenBracket), ("]", TokenKind.CloseBracket),
        ("{", TokenKind.OpenBrace), ("}", TokenKind.CloseBrace), (",", TokenKind.Comma), (".", TokenKind.Dot), (":", TokenKind.Colon),
        ("+", TokenKind.Plus), ("-", TokenKind.Minus), ("*", TokenKind.Star), ("/", TokenKind.Slash), ("%", TokenKind.Percent),
        ("$", TokenKind.It), ("^", TokenKind.Parent), ("~", TokenKind.Root),
    ];

    private readonly string _text = source.Text;
    private int _at;

    public List<Token> Read()
    {
        var tokens = new List<Token>();
        while (true)
        {
            while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
            if (_at == _text.Length) break;
            tokens.Add(Next(tokens.Count > 0 && tokens[^1].Kind == TokenKind.Dot) with { End = _at });
        }
        tokens.Add(new Token(TokenKind.End, _text.Length, ""));
        return tokens;
    }

    private Token Next(bool afterDot)
    {
        var c = _text[_at];
        if (IsNameStart(c)) return Name(afterDot);
        if (char.IsAsciiDigit(c)) return NumberLiteral.Read(source, ref _at);
        if (c is '"' or '\'') return TextLiteral.Read(source, ref _at);
        foreach (var (text, kind) in Symbols)
        {
            if (!_text.AsSpan(_at).StartsWith(text)) continue;
            if (kind == TokenKind.QuestionDot && _at + 2 < _text.Length && char.IsAsciiDigit(_text[_at + 2])) continue;
            _at += text.Length;
            return new Token(kind, _at - text.Length, text);
        }
        throw source.Fail(_at, RuleCodes.Syntax, $"Недопустимый знак «{c}»", $"Character '{c}' is not part of the language");
    }

    private Token Name(bool afterDot)
    {
        var start = _at;
        while (_at < _text.Length && (IsNameStart(_text[_at]) || char.IsDigit(_text[_at]))) _at++;
        var text = _text[start.._at];
        return !afterDot && Words.TryGetValue(text, out var kind) ? new Token(kind, start, text) : new Token(TokenKind.Name, start, text);
    }

    private static bool IsNameStart(char c) => char.IsLetter(c) || c is '_' or '@';
}
