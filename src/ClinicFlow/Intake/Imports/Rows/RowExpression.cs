using ClinicFlow.Rules;

namespace ClinicFlow.Intake.Imports;

/// <summary>Why an expression of a mapping can't be used, and where in it.</summary>
internal sealed record ExpressionFault(int Column, LocalizedText Message, LocalizedText Remedy);

/// <summary>One name that an expression reads: a text, or a record of them.</summary>
internal sealed record ExpressionFact(string Name, FactType Type, Func<Row, object?>? Value);

/// <summary>A condition or a computed value in the rules' dialect over one row. All that imports know of the rules library is here.</summary>
internal sealed class RowExpression
{
    private static readonly FactShape CountAndFirst = new([new("count", FactType.Clr<int>()), new("first", FactType.Clr<bool>())]);
    private static readonly EvaluationContext Timeless = new(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc, new NoCalendar());

    private readonly RuleExpression _rule;
    private readonly FactShape _shape;
    private readonly ExpressionFact[] _facts;

    private RowExpression(string text, RuleExpression rule, FactShape shape, ExpressionFact[] facts) => (Text, _rule, _shape, _facts) = (text, rule, shape, facts);

    public string Text { get; }

    public static RowExpression? Compile(string text, IEnumerable<ExpressionFact> facts, Type result, out ExpressionFault? fault)
    {
        fault = null;
        ExpressionFact[] read = [.. facts];
        var shape = new FactShape(read.Select(f => new FactMember(f.Name, f.Type)));
        if (RuleExpression.TryCompile(text, FactSchema.Of(new FactInput("row", shape)), out var rule, out var problem, result == typeof(object) ? null : result))
            return new RowExpression(text, rule!, shape, read);
        fault = new ExpressionFault(problem!.Column, new(problem.Message.Ru, problem.Message.En),
            problem.Nearest is { } nearest ? new($"Возможно, имелось в виду «{nearest}».", $"Did you mean '{nearest}'?") : new("Исправьте выражение.", "Mend the expression."));
        return null;
    }

    /// <summary>Facts without values, to check an expression before any file is seen.</summary>
    public static IEnumerable<ExpressionFact> Facts(IReadOnlyList<string> names, ScopeMapping scope) =>
        Facts(names, scope.IsRecord, n => scope.Group(n) is not null, (_, _) => null, _ => null);

    /// <param name="names">As <see cref="ExpressionNames.Of"/> gives them.</param>
    /// <param name="isRecord">Whether a name is a lookup or a group.</param>
    /// <param name="isGroup">Whether a name is a group.</param>
    /// <param name="record">The value of a record with these members.</param>
    /// <param name="text">The value of a column or let.</param>
    public static IEnumerable<ExpressionFact> Facts(IReadOnlyList<string> names, Func<string, bool> isRecord, Func<string, bool> isGroup,
        Func<string, (FactShape Shape, string[] Members), Func<Row, object?>?> record, Func<string, Func<Row, object?>?> text)
    {
        foreach (var part in names.GroupBy(n => n.Contains('.') && isRecord(n[..n.IndexOf('.')]) ? n[..n.IndexOf('.')] : n, StringComparer.Ordinal))
        {
            if (!isRecord(part.Key)) { yield return new(part.Key, FactType.Clr<string>(), text(part.Key)); continue; }
            string[] members = [.. part.Select(n => n[(n.IndexOf('.') + 1)..])];
            var shape = isGroup(part.Key) ? CountAndFirst : new FactShape(members.Select(m => new FactMember(m, FactType.Clr<string>())));
            yield return new(part.Key, shape, record(part.Key, (shape, members)));
        }
    }

    public bool IsTrue(Row row) => Run(row, inputs => _rule.EvaluateBool(inputs, Timeless));

    public object? Value(Row row) => Run(row, inputs => _rule.Evaluate(inputs, Timeless));

    private T? Run<T>(Row row, Func<object?[], T> evaluate)
    {
        try
        {
            var values = new object?[_facts.Length];
            for (var i = 0; i < values.Length; i++) values[i] = _facts[i].Value!(row);
            return evaluate([_shape.Create(values)]);
        }
        catch (RuleEvaluationException e)
        {
            row.Problem(RowProblems.Expression(row.File, row.Line, Text, new(e.MessageRu, e.Message)));
            return default;
        }
    }

    /// <summary>Mappings don't reckon in working time: a row must give the same events whatever the calendar.</summary>
    private sealed class NoCalendar : IWorkingCalendar
    {
        public double WorkingMinutes(DateTimeOffset from, DateTimeOffset to) => throw new NotSupportedException();
        public double WorkingDays(DateTimeOffset from, DateTimeOffset to) => throw new NotSupportedException();
        public DateTimeOffset AddWorkingMinutes(DateTimeOffset from, double minutes) => throw new NotSupportedException();
        public DateTimeOffset AddWorkingDays(DateTimeOffset from, double days) => throw new NotSupportedException();
    }
}
