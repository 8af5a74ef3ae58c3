using System.Text;
using ClinicFlow.Rules.Language;

namespace ClinicFlow.Rules.Findings;

/// <summary>The text by which two expressions are known to be the same: parameters put in, spaces and spellings evened out.</summary>
internal sealed class TermKey(Func<string, Syntax?> parameter)
{
    private const int Longest = 8_000;
    private readonly StringBuilder _text = new();
    private readonly List<string> _shadowed = [];

    /// <summary>The key; null if it becomes too long.</summary>
    public static string? Of(Syntax node, Func<string, Syntax?> parameter)
    {
        var key = new TermKey(parameter);
        return key.Write(node) ? key._text.ToString() : null;
    }

    private bool Write(Syntax node)
    {
        if (_text.Length > Longest) return false;
        switch (node)
        {
            case LiteralSyntax { Value: string text }: return Put("\"", text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal), "\"");
            case LiteralSyntax { Value: char c }: return Put("'", c.ToString(), "'");
            case LiteralSyntax literal: return Put(literal.Value is null or bool ? literal.Text.ToLowerInvariant() : literal.Text);
            case NameSyntax name: return !_shadowed.Contains(name.Name) && parameter(name.Name) is { } tree ? Write(tree) : Put(name.Name);
            case ScopeSyntax scope: return Put("<", scope.Word.ToString(), ">");
            case MemberSyntax member: return Write(member.Target) && Put(".", member.Name);
            case CallSyntax call: return (call.Target is null || Write(call.Target) && Put(".")) && Put(call.Name) && List(call.Arguments);
            case IndexSyntax index: return Write(index.Target) && Put("[") && List(index.Arguments) && Put("]");
            case UnarySyntax unary: return Put(unary.Operator.ToString(), "(") && Write(unary.Operand) && Put(")");
            case BinarySyntax { Operator: TokenKind.Greater or TokenKind.GreaterOrEqual } binary:
                return Infix(binary.Right, binary.Operator == TokenKind.Greater ? TokenKind.Less : TokenKind.LessOrEqual, binary.Left);
            case BinarySyntax binary: return Infix(binary.Left, binary.Operator, binary.Right);
            case ConditionalSyntax choice: return Put("iif") && List([choice.Test, choice.Then, choice.Else]);
            case InSyntax list: return Put("(") && Write(list.Value) && Put(" in ") && List(list.Items) && Put(")");
            case InListSyntax list: return Put("(") && Write(list.Value) && Put(" in ") && Write(list.List) && Put(")");
            case ArraySyntax array: return Put("new ", array.Type?.Name ?? "", array.Type?.Nullable == true ? "?" : "") && List(array.Items);
            case NewSyntax record: return Put("new") && List([.. record.Members.Select(m => m.Value)]) && Put(string.Join(',', record.Members.Select(m => m.Name)));
            case LambdaSyntax lambda:
                _shadowed.Add(lambda.Parameter);
                var written = Put(lambda.Parameter, "=>") && Write(lambda.Body);
                _shadowed.RemoveAt(_shadowed.Count - 1);
                return written;
            default: return false;
        }
    }

    private bool Infix(Syntax left, TokenKind operation, Syntax right) => Put("(") && Write(left) && Put($" {operation} ") && Write(right) && Put(")");

    private bool List(IReadOnlyList<Syntax> items)
    {
        _text.Append('(');
        for (var i = 0; i < items.Count; i++)
            if (!Put(i > 0 ? "," : "") || !Write(items[i])) return false;
        return Put(")");
    }

    private bool Put(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts) _text.Append(text);
        return true;
    }
}
