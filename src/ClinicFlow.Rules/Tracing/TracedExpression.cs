using System.Linq.Expressions;
using ClinicFlow.Rules.Binding;
using ClinicFlow.Rules.Language;

namespace ClinicFlow.Rules.Tracing;

/// <summary>
/// An expression whose code tells the value of each of its parts. It is bound as the fast one is, so that it gives
/// the same, within the same budgets.
/// </summary>
internal sealed class TracedExpression
{
    private readonly string _text;
    private readonly Syntax _tree;
    private readonly Names _names;
    private readonly Watch _watch;
    private readonly Func<object?[], EvaluationContext, Recorder, object?> _run;

    public TracedExpression(string text, Syntax tree, Names names, Expression value, Unit unit)
    {
        (_text, _tree, _names, _watch) = (text, tree, names, unit.Watch!);
        _run = unit.Lambda<Func<object?[], EvaluationContext, Recorder, object?>>(value).Compile();
    }

    /// <summary>The parts before any evaluation.</summary>
    public TraceNode Outline(EvaluationContext context) =>
        new TraceReader(_watch, new Recorder(_watch.Loops), context, RunErrors.Of(new InvalidOperationException())).Read(_tree, new Source(_text));

    public ExpressionTrace Run(object?[] inputs, EvaluationContext context)
    {
        var recorder = new Recorder(_watch.Loops);
        object? result = null;
        RuleError? error = null;
        try
        {
            result = _run(inputs, context, recorder);
        }
        catch (Exception e) when (e is not InvalidProgramException)
        {
            error = RunErrors.Of(e);
        }
        var reader = new TraceReader(_watch, recorder, context, error);
        var parameters = _names.Definitions.Select(d => new ParameterTrace(d.Parameter.Name, d.Parameter.Expression, reader.Read(d.Tree, d.Source))).ToList();
        return new ExpressionTrace(_text, reader.Read(_tree, new Source(_text)), parameters) { Result = result, Error = error };
    }
}
