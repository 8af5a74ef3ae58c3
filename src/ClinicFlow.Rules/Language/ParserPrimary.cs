namespace ClinicFlow.Rules.Language;

/// <summary>Literals, names, calls, members, indexes, <c>new</c>.</summary>
internal sealed partial class Parser
{
    private Syntax Primary(bool negative = false)
    {
        var start = _tokens[negative ? _at - 1 : _at].Position;
        var node = Start(negative);
        if (negative) node.Start = start;
        while (true)
        {
            switch (Current.Kind)
            {
                case TokenKind.Dot:
                    Deepen();
                    var at = Take().Position;
                    var name = Current.Kind == TokenKind.Name ? Take() : throw Expected("name");
                    node = Current.Kind == TokenKind.OpenParen
                        ? Count<Syntax>(new CallSyntax(name.Position, node, name.Text, Arguments()), start)
                        : Count(new MemberSyntax(at + 1, node, name.Text), start);
                    break;
                case TokenKind.OpenBracket:
                    Deepen();
                    var bracket = Take().Position;
                    node = Count(new IndexSyntax(bracket, node, Items(TokenKind.CloseBracket, "]")), start);
                    break;
                default:
                    return node;
            }
        }
    }

    private void Deepen()
    {
        if (++_chain > 4 * _limits.Depth) throw TooMuch(Current.Position, "слишком длинное", "is too long a chain");
    }

    private Syntax Start(bool negative)
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Integer:
                Take();
                return Count(new LiteralSyntax(token.Position, NumberLiteral.Integer(_source, token, negative), negative ? "-" + token.Text : token.Text));
            case TokenKind.Real:
                Take();
                return Count(new LiteralSyntax(token.Position, NumberLiteral.Real(_source, token, negative), negative ? "-" + token.Text : token.Text));
            case TokenKind.Text:
                Take();
                if (token.Text.Length > _limits.StringLength) throw TooMuch(token.Position, "содержит слишком длинную строку", "has too long a string");
                return Count(new LiteralSyntax(token.Position, token.Text, token.Text));
            case TokenKind.Character:
                Take();
                return Count(new LiteralSyntax(token.Position, token.Text[0], token.Text));
            case TokenKind.It or TokenKind.Parent or TokenKind.Root:
                Take();
                return Count(new ScopeSyntax(token.Position, token.Kind == TokenKind.It ? ScopeWord.It : token.Kind == TokenKind.Parent ? ScopeWord.Parent : ScopeWord.Root));
            case TokenKind.OpenParen:
                Take();
                var inner = Expression();
                Expect(TokenKind.CloseParen, ")");
                return inner;
            case TokenKind.Name:
                return Named();
            default:
                throw Unexpected();
        }
    }

    private Syntax Named()
    {
        var token = Take();
        if (token.Text.Equals("new", StringComparison.OrdinalIgnoreCase)) return New(token);
        if (Current.Kind == TokenKind.OpenParen) return Count(new CallSyntax(token.Position, null, token.Text, Arguments()));
        if (Current.Kind == TokenKind.Question && Peek().Kind == TokenKind.OpenParen && KnownTypes.Find(token.Text) is { IsValueType: true })
        {
            Take();
            return Count(new CallSyntax(token.Position, null, token.Text + "?", Arguments()));
        }
        return token.Text.ToLowerInvariant() switch
        {
            "true" => Count(new LiteralSyntax(token.Position, true, token.Text)),
            "false" => Count(new LiteralSyntax(token.Position, false, token.Text)),
            "null" => Count(new LiteralSyntax(token.Position, null, token.Text)),
            _ => Count<Syntax>(new NameSyntax(token.Position, token.Text)),
        };
    }

    private List<Syntax> Arguments()
    {
        Take();
        return Items(TokenKind.CloseParen, ")");
    }

    private List<Syntax> Items(TokenKind close, string text)
    {
        var items = new List<Syntax>();
        if (Current.Kind == close)
        {
            Take();
            return items;
        }
        while (true)
        {
            items.Add(Argument());
            if (items.Count > _limits.ListLength) throw TooMuch(Current.Position, $"содержит список длиннее {_limits.ListLength}", $"has a list longer than {_limits.ListLength}");
            if (Current.Kind != TokenKind.Comma) break;
            Take();
        }
        Expect(close, text);
        return items;
    }

    private Syntax Argument()
    {
        if (Current.Kind != TokenKind.Name || Peek().Kind != TokenKind.Arrow) return Expression();
        Enter();
        var name = Take();
        Take();
        var body = Expression();
        _depth--;
        return Count(new LambdaSyntax(name.Position, name.Text, body));
    }

    private Syntax New(Token word)
    {
        switch (Current.Kind)
        {
            case TokenKind.OpenParen:
                Take();
                return Record(word, TokenKind.CloseParen, ")");
            case TokenKind.OpenBrace:
                Take();
                return Record(word, TokenKind.CloseBrace, "}");
            case TokenKind.OpenBracket:
                return Array(word, null);
            case TokenKind.Name when Peek().Kind == TokenKind.OpenBracket || Peek().Kind == TokenKind.Question:
                var type = Take();
                var nullable = Current.Kind == TokenKind.Question;
                if (nullable) Take();
                return Array(word, new TypeSyntax(type.Position, type.Text, nullable));
            default:
                throw _source.Fail(word.Position, RuleCodes.Syntax, "new создаёт только записи и списки", "'new' makes records and lists only",
                    new LocalizedText("Дату пишите без new: DateTime(2026,1,1)", "Write a date without new: DateTime(2026,1,1)"));
        }
    }

    private Syntax Array(Token word, TypeSyntax? type)
    {
        Expect(TokenKind.OpenBracket, "[");
        Expect(TokenKind.CloseBracket, "]");
        Expect(TokenKind.OpenBrace, "{");
        return Count(new ArraySyntax(word.Position, type, Items(TokenKind.CloseBrace, "}")));
    }

    private Syntax Record(Token word, TokenKind close, string text)
    {
        Enter();
        var members = new List<(Syntax, string?)>();
        while (Current.Kind != close)
        {
            var value = Expression();
            string? name = null;
            if (Current is { Kind: TokenKind.Name } next && next.Text.Equals("as", StringComparison.OrdinalIgnoreCase))
            {
                Take();
                name = Expect(TokenKind.Name, "name").Text;
            }
            members.Add((value, name));
            if (Current.Kind != TokenKind.Comma) break;
            Take();
        }
        Expect(close, text);
        _depth--;
        return Count(new NewSyntax(word.Position, members));
    }
}
