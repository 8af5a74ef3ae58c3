namespace ClinicFlow.Rules.Binding;

/// <summary>A parsed global or local parameter.</summary>
internal sealed class Definition(RuleParameter parameter, Language.Source source, Language.Syntax? tree, RuleException? problem)
{
    public RuleParameter Parameter => parameter;
    public Language.Source Source => source;
    public Language.Syntax Tree => tree ?? throw problem!;

    public static Definition Parse(RuleParameter parameter, RuleLimits limits)
    {
        try
        {
            var (source, tree) = Language.Parser.Parse(parameter.Expression, limits);
            return new Definition(parameter, source, tree, null);
        }
        catch (RuleException problem)
        {
            return new Definition(parameter, new Language.Source(parameter.Expression), null, problem);
        }
    }
}

/// <summary>What an expression may name, and how it is read: the schema, the parameters before it, the mode.</summary>
internal sealed record Names(FactSchema Schema, IReadOnlyList<Definition> Definitions, bool CaseSensitive, bool Compatible, RuleLimits Limits)
{
    public StringComparer Comparer => CaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    public Names With(IEnumerable<Definition> more) => this with { Definitions = [.. Definitions, .. more] };
}
