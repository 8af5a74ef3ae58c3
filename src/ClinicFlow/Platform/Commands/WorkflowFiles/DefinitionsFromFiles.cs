using System.Text.Json;
using ClinicFlow.Journeys;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Rules;
using ClinicFlow.Workflows;

namespace ClinicFlow.Platform.Commands.WorkflowFiles;

/// <summary>Rule sets and workflows as their files say them, in force from the beginning of time, without a database.</summary>
public static class DefinitionsFromFiles
{
    public static DefinitionsInForce Read(string rules, string workflows)
    {
        var sets = FileVerb.In(rules).Select(RuleSet).ToList();
        return new([.. sets.Select(s => Rules(s, sets))], [.. FileVerb.In(workflows).Select(Workflow)]);
    }

    private static RuleSet RuleSet(string file)
    {
        var read = RuleFile.Read(File.ReadAllText(file), file);
        return read.Set ?? throw new CommandException($"{read.Problems[0]}. Run: rules check");
    }

    private static VersionLine<CompiledRuleSet> Rules(RuleSet set, IReadOnlyCollection<RuleSet> all)
    {
        try
        {
            return Line(set.Name, CompiledRuleSet.Compile(set, DefinitionStore.SchemaOf(set), DefinitionStore.Beside(all)), 1);
        }
        catch (RuleException error)
        {
            throw new CommandException($"{set.FileName}: {error.Message} Run: rules check");
        }
    }

    private static VersionLine<ProductWorkflow> Workflow(string file)
    {
        var text = File.ReadAllText(file);
        var read = DefinitionFile.Read(text, file);
        if (read.Definition is not { } definition) throw new CommandException($"{file}({read.Problems[0].Line}): {read.Problems[0].Message.En} Run: workflows check");
        return Line(definition.DefinitionId, new ProductWorkflow(definition, definition.Property("subject"), Asked("startWhen", typeof(bool)), Asked("startAt", typeof(DateTimeOffset?)), Asked("startFor", null)), definition.Version);

        RuleExpression? Asked(string property, Type? type)
        {
            if (definition.Property(property) is not { } asked) return null;
            if (!RuleExpression.TryCompile(asked, DefinitionStore.SchemaOf(definition), out var compiled, out var problem, type))
                throw new CommandException($"{file}: {property}: {problem!.Message.En} Run: workflows check");
            return compiled;
        }
    }

    private static VersionLine<T> Line<T>(string name, T value, int version) => new(name, [new InForce<T>(value, version, DateTimeOffset.UnixEpoch.AddYears(-100))]);
}
