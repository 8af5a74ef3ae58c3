using System.Globalization;
using System.Text;

namespace ClinicFlow.Workflows;

internal sealed record ScriptBinary(string Operator, ScriptNode Left, ScriptNode Right) : ScriptNode
{
    public override object? Evaluate(WorkflowScope scope)
    {
        var left = Left.Evaluate(scope);
        return Operator switch
        {
            "&&" => Values.Truth(ScriptOperators.Bool(left)) ? Right.Evaluate(scope) : left,
            "||" => Values.Truth(ScriptOperators.Bool(left)) ? left : Right.Evaluate(scope),
            "??" => left ?? Right.Evaluate(scope),
            _ => ScriptOperators.Apply(Operator, left, Right.Evaluate(scope)),
        };
    }

    public override void WriteRule(StringBuilder text)
    {
        text.Append('(');
        Left.WriteRule(text);
        text.Append(' ').Append(Operator switch { "===" => "==", "!==" => "!=", var same => same }).Append(' ');
        Right.WriteRule(text);
        text.Append(')');
    }
}

internal sealed record ScriptUnary(string Operator, ScriptNode Operand) : ScriptNode
{
    public override object? Evaluate(WorkflowScope scope)
    {
        var value = Operand.Evaluate(scope);
        return Operator == "!" ? !ScriptOperators.Bool(value) : ScriptOperators.Apply(Operator == "-" ? "-" : "+", 0L, ScriptOperators.Number(value));
    }

    public override void WriteRule(StringBuilder text)
    {
        text.Append(Operator);
        Operand.WriteRule(text);
    }
}

internal sealed record ScriptChoice(ScriptNode If, ScriptNode Then, ScriptNode Else) : ScriptNode
{
    public override object? Evaluate(WorkflowScope scope) => ScriptOperators.Bool(If.Evaluate(scope)) ? Then.Evaluate(scope) : Else.Evaluate(scope);

    public override void WriteRule(StringBuilder text)
    {
        text.Append('(');
        If.WriteRule(text);
        text.Append(" ? ");
        Then.WriteRule(text);
        text.Append(" : ");
        Else.WriteRule(text);
        text.Append(')');
    }
}

/// <summary>The operators as JavaScript has them, on the engine's values.</summary>
internal static class ScriptOperators
{
    public static bool Bool(object? value) => value is string text ? text.Length > 0 : Values.Truth(value);

    public static string Text(object? value) => value is null ? "null" : value is double real && real == Math.Floor(real) && Math.Abs(real) < 1e15
        ? ((long)real).ToString(CultureInfo.InvariantCulture)
        : Values.Text(value);

    public static object Number(object? value) => value switch
    {
        long or decimal or double => value,
        bool flag => flag ? 1L : 0L,
        null => 0L,
        string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) => real,
        _ => double.NaN,
    };

    public static object? Apply(string op, object? left, object? right)
    {
        switch (op)
        {
            case "==" or "===": return Same(left, right, op == "===");
            case "!=" or "!==": return !Same(left, right, op == "!==");
            case "+" when left is string || right is string || left is ValueMap or List<object?>: return Text(left) + Text(right);
            case "<" or ">" or "<=" or ">=" when left is string a && right is string b: return Compare(op, string.CompareOrdinal(a, b));
            case "<" or ">" or "<=" or ">=" when Values.TryMoment(left, out var from) && Values.TryMoment(right, out var to): return Compare(op, from.CompareTo(to));
        }

        var (x, y) = (Number(left), Number(right));
        if (x is long i && y is long j && op is not "/" && Whole(op, i, j) is { } exact) return exact;
        var (d, e) = (Convert.ToDouble(x, CultureInfo.InvariantCulture), Convert.ToDouble(y, CultureInfo.InvariantCulture));
        return op switch
        {
            "+" => Narrow(d + e),
            "-" => Narrow(d - e),
            "*" => Narrow(d * e),
            "/" => Narrow(d / e),
            "%" => Narrow(d % e),
            "<" => d < e,
            ">" => d > e,
            "<=" => d <= e,
            _ => d >= e,
        };
    }

    private static object? Whole(string op, long x, long y)
    {
        const long exact = 1L << 53;
        if (Math.Abs(x / 2) >= exact || Math.Abs(y / 2) >= exact) return null;
        return op switch
        {
            "+" => x + y,
            "-" => x - y,
            "*" when Math.Abs((double)x * y) < exact => x * y,
            "%" when y != 0 => x % y,
            "<" or ">" or "<=" or ">=" => Compare(op, x.CompareTo(y)),
            _ => null,
        };
    }

    private static object Narrow(double value) => value == Math.Floor(value) && Math.Abs(value) < 9e15 ? (long)value : value;

    private static bool Compare(string op, int order) => op switch { "<" => order < 0, ">" => order > 0, "<=" => order <= 0, _ => order >= 0 };

    private static bool Same(object? left, object? right, bool strict)
    {
        if (left is null || right is null) return left is null && right is null;
        if (left is string a && right is string b) return a == b;
        if (left is bool or long or double or decimal && right is bool or long or double or decimal)
            return (!strict || (left is bool) == (right is bool)) &&
                Convert.ToDouble(left, CultureInfo.InvariantCulture).Equals(Convert.ToDouble(right, CultureInfo.InvariantCulture));
        if (!strict && (left is string || right is string)) return Text(left) == Text(right);
        return left.Equals(right);
    }
}
