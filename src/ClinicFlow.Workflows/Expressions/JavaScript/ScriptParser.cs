namespace ClinicFlow.Workflows;

/// <summary>
/// Reads the few JavaScript patterns of other people's files: accessors, operators, literals, templates, <c>return …;</c>.
/// Statements, functions and anything that would need an engine are errors.
/// </summary>
internal sealed class ScriptParser
{
    private const int MaxLength = 10_000;
    private const int MaxDepth = 60;

    private static readonly string[][] Levels = [["??"], ["||"], ["&&"], ["==", "!=", "===", "!=="], ["<", ">", "<=", ">="], ["+", "-"], ["*", "/", "%"]];

    private readonly List<ScriptToken> tokens;
    private int at;
    private int depth;

    private ScriptParser(List<ScriptToken> tokens, int depth) => (this.tokens, this.depth) = (tokens, depth);

    /// <summary>Reads a script.</summary>
    /// <exception cref="FormatException">It is more than the known patterns; the message is the piece that was not understood.</exception>
    public static ScriptNode Parse(string text, int depth = 0)
    {
        if (text.Length > MaxLength) throw new FormatException("…");
        var parser = new ScriptParser(ScriptLexer.Read(text), depth);
        var returned = parser.TakeName("return");
        if (returned && parser.Peek is { Kind: ScriptTokenKind.End } or { Text: ";" }) return new ScriptLiteral(null);
        var node = parser.Choice();
        while (parser.Take(";")) { }
        return parser.Peek.Kind == ScriptTokenKind.End ? node : throw parser.NotUnderstood();
    }

    private ScriptToken Peek => tokens[at];

    private FormatException NotUnderstood() => new(Peek.Kind == ScriptTokenKind.End ? "…" : Peek.Text);

    private bool Take(string sign)
    {
        if (Peek.Kind != ScriptTokenKind.Sign || Peek.Text != sign) return false;
        at++;
        return true;
    }

    private bool TakeName(string name)
    {
        if (Peek.Kind != ScriptTokenKind.Name || Peek.Text != name) return false;
        at++;
        return true;
    }

    private void Expect(string sign)
    {
        if (!Take(sign)) throw NotUnderstood();
    }

    private ScriptNode Choice()
    {
        if (++depth > MaxDepth) throw new FormatException("…");
        var node = Binary(0);
        if (Take("?"))
        {
            var then = Choice();
            Expect(":");
            node = new ScriptChoice(node, then, Choice());
        }

        depth--;
        return node;
    }

    private ScriptNode Binary(int level)
    {
        if (level == Levels.Length) return Unary();
        var left = Binary(level + 1);
        while (Peek.Kind == ScriptTokenKind.Sign && Array.IndexOf(Levels[level], Peek.Text) >= 0)
        {
            if (++depth > MaxDepth) throw new FormatException("…");
            left = new ScriptBinary(tokens[at++].Text, left, Binary(level + 1));
        }

        return left;
    }

    private ScriptNode Unary()
    {
        if (Peek is not { Kind: ScriptTokenKind.Sign, Text: "!" or "-" or "+" }) return Postfix();
        if (++depth > MaxDepth) throw new FormatException("…");
        return new ScriptUnary(tokens[at++].Text, Unary());
    }

    private ScriptNode Postfix()
    {
        var node = Primary();
        for (var steps = 0; steps < MaxDepth; steps++)
        {
            if (Take("[")) { node = new ScriptIndex(node, Choice()); Expect("]"); }
            else if (Take(".") || Take("?."))
            {
                if (Peek.Kind != ScriptTokenKind.Name) throw NotUnderstood();
                node = new ScriptMember(node, tokens[at++].Text);
                if (Peek is { Kind: ScriptTokenKind.Sign, Text: "(" }) throw new FormatException(((ScriptMember)node).Name + "(");
            }
            else return node;
        }

        throw NotUnderstood();
    }

    private ScriptNode Primary()
    {
        var token = tokens[at];
        if (token.Kind != ScriptTokenKind.End) at++;
        switch (token.Kind)
        {
            case ScriptTokenKind.Number: return new ScriptLiteral(token.Value);
            case ScriptTokenKind.Text: return new ScriptLiteral(token.Text);
            case ScriptTokenKind.Template: return new ScriptTemplate(((List<object>)token.Value!).ConvertAll(Part));
            case ScriptTokenKind.Name: return ScriptAccessors.Read(token.Text, Arguments, MemberName) ?? throw new FormatException(token.Text);
            case ScriptTokenKind.Sign when token.Text == "(":
                var inner = Choice();
                Expect(")");
                return inner;
            case ScriptTokenKind.Sign when token.Text == "[": return List();
            case ScriptTokenKind.Sign when token.Text == "{": return Members();
            default: throw new FormatException(token.Kind == ScriptTokenKind.End ? "…" : token.Text);
        }
    }

    private ScriptNode Part(object part) => part is string text ? new ScriptLiteral(text) : Parse(((string[])part)[0], depth + 1);

    /// <summary>The literal arguments of a call, or null if no call follows.</summary>
    private List<string>? Arguments()
    {
        if (!Take("(")) return null;
        var arguments = new List<string>();
        while (!Take(")"))
        {
            if (arguments.Count > 0) Expect(",");
            if (Peek.Kind != ScriptTokenKind.Text) throw NotUnderstood();
            arguments.Add(tokens[at++].Text);
        }

        return arguments;
    }

    private string? MemberName()
    {
        if (!Take(".") || Peek.Kind != ScriptTokenKind.Name) return null;
        return tokens[at++].Text;
    }

    private ScriptList List()
    {
        var items = new List<ScriptNode>();
        while (!Take("]"))
        {
            items.Add(Choice());
            if (!Take(",") && Peek.Text != "]") throw NotUnderstood();
        }

        return new ScriptList(items);
    }

    private ScriptObject Members()
    {
        var members = new List<KeyValuePair<string, ScriptNode>>();
        while (!Take("}"))
        {
            if (Peek.Kind is not (ScriptTokenKind.Name or ScriptTokenKind.Text or ScriptTokenKind.Number)) throw NotUnderstood();
            var name = tokens[at++].Text;
            Expect(":");
            members.Add(new(name, Choice()));
            if (!Take(",") && Peek.Text != "}") throw NotUnderstood();
        }

        return new ScriptObject(members);
    }
}
