using System.Linq.Expressions;
using ClinicFlow.Rules.Binding;
using ClinicFlow.Rules.Language;

namespace ClinicFlow.Rules;

/// <summary>The facts and parameters that an expression names, outside the functions of lists, with their values.</summary>
internal sealed class DecidingValues(Syntax tree, Names names)
{
    private const int Most = 30;
    private readonly Lazy<(string[] Texts, Func<object?[], EvaluationContext, object?> Read)> _reader = new(() => Build(tree, names));

    public IReadOnlyList<DecidingValue> Read(object?[] inputs, EvaluationContext context)
    {
        var (texts, read) = _reader.Value;
        try
        {
            var values = (object?[])read(inputs, context)!;
            return [.. texts.Select((text, i) => new DecidingValue(text, values[i]))];
        }
        catch (Exception e) when (e is not InvalidProgramException)
        {
            return [];
        }
    }

    private static (string[], Func<object?[], EvaluationContext, object?>) Build(Syntax tree, Names names)
    {
        var paths = new Dictionary<string, Syntax>();
        Collect(tree, paths);
        var unit = new Unit();
        var bind = Binder.Prepare(names, unit);
        var (texts, values) = (new List<string>(), new List<Expression>());
        foreach (var (text, path) in paths.Take(Most))
        {
            try
            {
                var bound = bind(new Source(text), path);
                if (bound.Type.Shape is not null || !Allowed.IsKnown(bound.Bare)) continue;
                values.Add(Expression.Convert(bound.Value, typeof(object)));
                texts.Add(text);
            }
            catch (RuleException)
            {
                // A name that is no value: the type of a static member.
            }
        }
        return ([.. texts], unit.Lambda<Func<object?[], EvaluationContext, object?>>(Expression.NewArrayInit(typeof(object), values)).Compile());
    }

    private static void Collect(Syntax node, Dictionary<string, Syntax> paths)
    {
        if (PathOf(node) is { } path)
        {
            paths.TryAdd(path, node);
            return;
        }
        switch (node)
        {
            case UnarySyntax unary: Collect(unary.Operand, paths); break;
            case BinarySyntax binary: Collect(binary.Left, paths); Collect(binary.Right, paths); break;
            case ConditionalSyntax conditional: Collect(conditional.Test, paths); Collect(conditional.Then, paths); Collect(conditional.Else, paths); break;
            case InSyntax list: Collect(list.Value, paths); break;
            case InListSyntax list: Collect(list.Value, paths); break;
            case MemberSyntax member: Collect(member.Target, paths); break;
            case CallSyntax { Target: { } target }: Collect(target, paths); break;
            case CallSyntax call:
                foreach (var argument in call.Arguments) Collect(argument, paths);
                break;
        }
    }

    private static string? PathOf(Syntax node) => node switch
    {
        NameSyntax name => name.Name,
        MemberSyntax member when PathOf(member.Target) is { } target => $"{target}.{member.Name}",
        _ => null,
    };
}
