namespace ClinicFlow.Rules.Language;

/// <summary>Tokens to tree, by recursive descent with guards on depth and size. This file: operators.</summary>
internal sealed partial class Parser
{
    private readonly Source _source;
    private readonly RuleLimits _limits;
    private readonly List<Token> _tokens;
    private int _at;
    private int _depth;
    private int _nodes;
    private int _chain;

    private Parser(string text, RuleLimits limits)
    {
        _source = new Source(text);
        _limits = limits;
        if (text.Length > limits.ExpressionLength)
            throw TooMuch(0, $"длиннее {limits.ExpressionLength} знаков", $"is longer than {limits.ExpressionLength} characters");
        _tokens = new Lexer(_source).Read();
    }

    public static (Source Source, Syntax Tree) Parse(string text, RuleLimits limits)
    {
        var parser = new Parser(text, limits);
        var tree = parser.Expression();
        if (parser.Current.Kind != TokenKind.End) throw parser.Unexpected();
        return (parser._source, tree);
    }

    private Token Current => _tokens[_at];

    private Token Peek(int ahead = 1) => _tokens[Math.Min(_at + ahead, _tokens.Count - 1)];

    private Token Take() => _tokens[_at < _tokens.Count - 1 ? _at++ : _at];

    private Syntax Expression()
    {
        Enter();
        var start = Current.Position;
        var test = Coalesce();
        if (Current.Kind == TokenKind.Question)
        {
            var at = Take().Position;
            var then = Expression();
            Expect(TokenKind.Colon, ":");
            test = Count(new ConditionalSyntax(at, test, then, Expression()), start);
        }
        _depth--;
        return test;
    }

    private Syntax Coalesce()
    {
        var start = Current.Position;
        var left = Or();
        if (Current.Kind != TokenKind.Coalesce) return left;
        var token = Take();
        return Count(new BinarySyntax(token.Position, token.Kind, token.Text, left, Expression()), start);
    }

    private Syntax Or() => Chain(And, TokenKind.Or);

    private Syntax And() => Chain(In, TokenKind.And);

    private Syntax Logical() => Chain(Comparison, TokenKind.Ampersand, TokenKind.Bar);

    private Syntax Comparison() => Chain(Shift, TokenKind.Equal, TokenKind.NotEqual, TokenKind.Less, TokenKind.LessOrEqual, TokenKind.Greater, TokenKind.GreaterOrEqual);

    private Syntax Shift() => Chain(Additive, TokenKind.ShiftLeft, TokenKind.ShiftRight);

    private Syntax Additive() => Chain(Multiplicative, TokenKind.Plus, TokenKind.Minus);

    private Syntax Multiplicative() => Chain(Unary, TokenKind.Star, TokenKind.Slash, TokenKind.Percent);

    private Syntax Chain(Func<Syntax> operand, params ReadOnlySpan<TokenKind> kinds)
    {
        var start = Current.Position;
        var left = operand();
        while (kinds.Contains(Current.Kind))
        {
            var token = Take();
            if (++_chain > 4 * _limits.Depth) throw TooMuch(token.Position, "слишком много действий подряд", "has too many operators");
            left = Count(new BinarySyntax(token.Position, token.Kind, token.Text, left, operand()), start);
        }
        return left;
    }

    private Syntax In()
    {
        var start = Current.Position;
        var value = Logical();
        while (Current is { Kind: TokenKind.Name } word && word.Text.Equals("in", StringComparison.OrdinalIgnoreCase))
        {
            Take();
            value = Current.Kind == TokenKind.OpenParen
                ? Count(new InSyntax(word.Position, value, InItems()), start)
                : Count(new InListSyntax(word.Position, value, Primary()), start);
        }
        return value;
    }

    private List<Syntax> InItems()
    {
        Take();
        var items = new List<Syntax>();
        Token end;
        do
        {
            items.Add(Unary());
            if (items.Count > _limits.ListLength) throw TooMuch(Current.Position, $"содержит список длиннее {_limits.ListLength}", $"has a list longer than {_limits.ListLength}");
            if (Current.Kind is not (TokenKind.Comma or TokenKind.CloseParen or TokenKind.End))
                throw _source.Fail(Current.Position, RuleCodes.InLiteral, "В списке после in стоят только значения через запятую", "A list after 'in' holds single values, separated by commas",
                    new LocalizedText("Возьмите вычисление в скобки: in ((40+2))", "Put a calculation in parentheses: in ((40+2))"));
            end = Take();
        } while (end.Kind == TokenKind.Comma);
        return end.Kind == TokenKind.CloseParen ? items : throw Expected(")");
    }

    private Syntax Unary()
    {
        if (Current.Kind is not (TokenKind.Minus or TokenKind.Not)) return Primary();
        var token = Take();
        if (token.Kind == TokenKind.Minus && Current.Kind is TokenKind.Integer or TokenKind.Real) return Primary(negative: true);
        Enter();
        var operand = Unary();
        _depth--;
        return Count(new UnarySyntax(token.Position, token.Kind, operand), token.Position);
    }

    private void Enter()
    {
        if (++_depth > _limits.Depth) throw TooMuch(Current.Position, $"вложено глубже {_limits.Depth}", $"is nested deeper than {_limits.Depth}");
    }

    private T Count<T>(T node, int start = -1) where T : Syntax
    {
        (node.Start, node.End) = (start < 0 ? node.Position : start, _tokens[Math.Max(_at - 1, 0)].End);
        if (++_nodes > _limits.Nodes) throw TooMuch(node.Position, $"содержит больше {_limits.Nodes} частей", $"has more than {_limits.Nodes} parts");
        return node;
    }

    private RuleException TooMuch(int at, string ru, string en) =>
        _source.Fail(at, RuleCodes.Limit, $"Выражение {ru}", $"The expression {en}", new LocalizedText("Разбейте правило на несколько", "Split the rule into several"));

    private Token Expect(TokenKind kind, string text) => Current.Kind == kind ? Take() : throw Expected(text);

    private RuleException Expected(string text) => _source.Fail(Current.Position, RuleCodes.Syntax, $"Здесь ожидается «{text}»", $"'{text}' expected");

    private RuleException Unexpected()
    {
        var token = Current;
        if (token.Kind == TokenKind.End) return _source.Fail(token.Position, RuleCodes.Syntax, "Выражение обрывается", "Expression expected, but the text ends here");
        return _source.Fail(token.Position, RuleCodes.Syntax, $"Здесь не может стоять «{token.Text}»", $"'{token.Text}' can't stand here", Hint(token));
    }

    private static LocalizedText? Hint(Token token) => token.Text.ToLowerInvariant() switch
    {
        "is" => new LocalizedText("Напишите x == null", "Write x == null"),
        "not" => new LocalizedText("Напишите not (x in (1, 2))", "Write not (x in (1, 2))"),
        "like" => new LocalizedText("Возьмите Contains, StartsWith или EndsWith", "Use Contains, StartsWith or EndsWith"),
        "between" => new LocalizedText("Напишите x >= 1 and x <= 2", "Write x >= 1 and x <= 2"),
        "?." => new LocalizedText("Возьмите np(a.b.c)", "Use np(a.b.c)"),
        _ => null,
    };
}
