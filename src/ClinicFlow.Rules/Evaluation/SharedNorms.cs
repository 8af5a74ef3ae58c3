using System.Text.Json;
using ClinicFlow.Rules.Binding;

namespace ClinicFlow.Rules;

/// <summary>Norms that are those of another set: one number, changed in one place.</summary>
internal static class SharedNorms
{
    /// <summary>The set with the values of the norms that others own; a set whose values were filled in before keeps them where the owner is not given.</summary>
    /// <exception cref="RuleException">The owner is not given, has no such norm, or has it of a third set.</exception>
    public static RuleSet Filled(RuleSet set, IReadOnlyCollection<RuleSet> others) =>
        set.Parameters.Any(p => p.SameAs is not null) ? set with { Parameters = [.. set.Parameters.Select(p => p.SameAs is null ? p : Filled(set, p, others))] } : set;

    private static NormParameter Filled(RuleSet set, NormParameter norm, IReadOnlyCollection<RuleSet> others)
    {
        if (others.FirstOrDefault(s => s.Name == norm.SameAs && s.Name != set.Name) is not { } owner)
        {
            if (norm.Default.ValueKind != JsonValueKind.Undefined) return norm;
            throw Problem(set, norm, "norm-owner", new($"Норма «{norm.Name}» — та же, что в «{norm.SameAs}», а такого набора здесь нет", $"Norm '{norm.Name}' is that of '{norm.SameAs}', and there is no such set here"),
                Known(norm.SameAs!, others) is { } near ? new($"Может быть, «{near}»?", $"Is it '{near}'?") : new("Дайте и файл этого набора", "Give the file of that set too"));
        }
        if (owner.Parameters.FirstOrDefault(p => p.Name.Equals(norm.Name, StringComparison.OrdinalIgnoreCase)) is not { } owned)
            throw Problem(set, norm, "norm-not-owned", new($"В «{owner.Name}» нет нормы «{norm.Name}»", $"'{owner.Name}' has no norm '{norm.Name}'"),
                new("Назовите набор, в котором она есть, или задайте default", "Name the set that has it, or give a default"));
        if (owned.SameAs is { } third)
            throw Problem(set, norm, "norm-borrowed", new($"Норма «{norm.Name}» в «{owner.Name}» сама взята из «{third}»", $"Norm '{norm.Name}' of '{owner.Name}' is itself that of '{third}'"),
                new($"Напишите sameAs: {third}", $"Write sameAs: {third}"));
        return norm with { Default = owned.Default, Specialty = owned.Specialty, Location = owned.Location };
    }

    private static string? Known(string name, IReadOnlyCollection<RuleSet> others) => Nearest.To(name, others.Where(o => o.Parameters.Count > 0).Select(o => o.Name));

    private static RuleException Problem(RuleSet set, NormParameter norm, string code, LocalizedText message, LocalizedText remedy) =>
        new(new RuleProblem(ProblemSeverity.Error, code, set.FileName, norm.Line, norm.Column, $"$.ClinicFlow.parameters.{norm.Name}.sameAs", message, remedy));
}
