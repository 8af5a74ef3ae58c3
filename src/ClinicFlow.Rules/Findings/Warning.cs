using ClinicFlow.Rules.Language;

namespace ClinicFlow.Rules.Findings;

/// <summary>Makes a finding and says where it stands.</summary>
internal static class Warning
{
    /// <summary>A finding about a part of the expression that stands in a member; without either about the rule as a whole.</summary>
    public static RuleProblem At(CompiledRule rule, string? member, Syntax? node, string code, string ru, string en, string remedyRu, string remedyEn)
    {
        var definition = rule.Definition;
        var (line, column) = member is not null && node is not null && definition.Places[member] is { } place ? place.At(node.Start) : (definition.Line, definition.Column);
        return new RuleProblem(ProblemSeverity.Warning, code, null, line, column, rule.Id, new LocalizedText(ru, en), new LocalizedText(remedyRu, remedyEn));
    }

    public static string Short(CompiledRule rule, string member, Syntax node)
    {
        var text = (member == "Expression" ? rule.Test! : rule.When!).Text[node.Start..node.End];
        return text.Length <= 80 ? text : text[..80] + "…";
    }
}
