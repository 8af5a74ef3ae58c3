using System.Linq.Expressions;
using ClinicFlow.Rules.Binding;
using ClinicFlow.Rules.Language;
using ClinicFlow.Rules.Runtime;

namespace ClinicFlow.Rules;

/// <summary>
/// A message with placeholders: <c>$(name)</c> is written as JSON, <c>$(a.b)</c> bare. What is unknown or missing
/// stays as it is written. Compiled at its first use.
/// </summary>
internal sealed class MessageTemplate
{
    private readonly Lazy<Func<object?[], EvaluationContext, string>> _format;

    public MessageTemplate(string text, Names names, bool formatted)
    {
        Text = text;
        _format = new Lazy<Func<object?[], EvaluationContext, string>>(() => formatted && text.Contains("$(", StringComparison.Ordinal) ? Compile(text, names) : (_, _) => text);
    }

    public string Text { get; }

    public string Format(object?[] inputs, EvaluationContext context) => _format.Value(inputs, context);

    private static Func<object?[], EvaluationContext, string> Compile(string text, Names names)
    {
        var unit = new Unit();
        var exact = names.Compatible ? names with { CaseSensitive = true } : names;
        var bind = Binder.Prepare(Needed(text, exact), unit);
        var parts = new List<Expression>();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf("$(", at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : text.IndexOf(')', open);
            if (close < 0) break;
            if (open > at) parts.Add(Expression.Constant(text[at..open]));
            parts.Add(Placeholder(text[open..(close + 1)], exact, bind, unit));
            at = close + 1;
        }
        if (at < text.Length) parts.Add(Expression.Constant(text[at..]));
        var concat = typeof(string).GetMethod(nameof(string.Concat), [typeof(string[])])!;
        return unit.Lambda<Func<object?[], EvaluationContext, string>>(Expression.Call(concat, Expression.NewArrayInit(typeof(string), parts))).Compile();
    }

    /// <summary>Only parameters up to the last one that the message names are computed for it.</summary>
    private static Names Needed(string text, Names names)
    {
        var last = -1;
        for (var i = 0; i < names.Definitions.Count; i++)
            if (text.Contains("$(" + names.Definitions[i].Parameter.Name, names.CaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase)) last = i;
        return names with { Definitions = [.. names.Definitions.Take(last + 1)] };
    }

    private static Expression Placeholder(string written, Names names, Func<Source, Syntax, Bound> bind, Unit unit)
    {
        var literal = Expression.Constant(written);
        var segments = written[2..^1].Split('.');
        if (segments.Any(s => s.Length == 0 || !s.All(c => char.IsLetterOrDigit(c) || c is '_' or '@')) || segments.Length > 10) return literal;
        if (!names.Schema.Inputs.Any(i => names.Comparer.Equals(i.Name, segments[0])) && !names.Definitions.Any(d => names.Comparer.Equals(d.Parameter.Name, segments[0]))) return literal;
        Syntax path = new NameSyntax(0, segments[0]);
        foreach (var segment in segments.Skip(1)) path = new MemberSyntax(0, path, segment);
        try
        {
            var value = bind(new Source(written), segments.Length > 1 ? new CallSyntax(0, null, "np", [path]) : path).Value;
            var method = segments.Length > 1 ? nameof(Messages.Bare) : nameof(Messages.Json);
            return Expression.Call(typeof(Messages), method, [value.Type], value, literal, unit.Context);
        }
        catch (RuleException)
        {
            return literal;
        }
    }
}
