using System.Text.Json;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Rules;

namespace ClinicFlow.Platform.Commands.RuleFiles;

/// <summary>What one rule says of the facts.</summary>
public sealed record RuleSaid(string Rule, string Status, BothLanguages? Message, RuleSaidError? Error, object? Output, IReadOnlyList<RuleSaid> Children);

public sealed record RuleSaidError(string Code, string Kind, BothLanguages Text);

/// <summary>Tries a rule file on facts: by the product's facts where the input fits them, else by types inferred from the JSON.</summary>
public static class EvaluateRules
{
    public static int Tell(string rules, string input, DateTimeOffset now, (string? Specialty, string? Location) norms, bool trace, bool json)
    {
        var read = RuleFile.Read(File.ReadAllText(rules), rules);
        if (read.Set is not { } set)
        {
            Finding.Write(read.Problems.Select(CheckRules.Told), Console.Error);
            throw new CommandException($"{rules} is no rule set that can be run.");
        }
        var (schema, values, settings) = Facts(set, ReadInput(input));
        CompiledRuleSet compiled;
        try
        {
            compiled = CompiledRuleSet.Compile(set, schema, settings);
        }
        catch (RuleException error)
        {
            throw new CommandException($"{rules}: {error.Message}");
        }
        object?[] inputs = [.. values, compiled.Norm(norms.Specialty, norms.Location)];
        var context = new EvaluationContext(now, TestClinic.Zone, TestClinic.Calendar);
        var said = compiled.Evaluate(inputs, context).Select(Said).ToList();
        var traced = trace ? compiled.Rules.Where(r => r.Enabled).Select(r => TracedRule.Of(r.Trace(inputs, context))).ToList() : null;
        var ofClass = set.Purpose == RulePurpose.Class ? compiled.Classify(inputs, context, out _) : null;
        if (json) Verb.WriteJson(new { set = set.Name, now, schema = ReferenceEquals(schema, DefinitionStore.SchemaOf(set)) ? "product" : "inferred", @class = ofClass, rules = said, trace = traced });
        else
        {
            foreach (var rule in said) Write(rule, "");
            foreach (var rule in traced ?? []) rule.Write(Console.Out, "");
            if (ofClass is not null) Console.WriteLine($"class {ofClass}");
        }
        return said.Exists(HasError) ? 1 : 0;
    }

    private static JsonElement ReadInput(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document.RootElement.Clone();
            throw new CommandException($"{file}: an object is expected, with the inputs by their names.");
        }
        catch (JsonException error)
        {
            throw new CommandException($"{file}({error.LineNumber + 1},{error.BytePositionInLine + 1}): this is not JSON.");
        }
    }

    private static (FactSchema Schema, object?[] Values, RuleSettings Settings) Facts(RuleSet set, JsonElement input)
    {
        var schema = DefinitionStore.SchemaOf(set);
        try
        {
            if (input.EnumerateObject().All(m => schema.Inputs.FirstOrDefault(i => i.Name == m.Name) is { } known && Fits(m.Value, known.Type.ClrType)))
                return (schema, [.. schema.Inputs.Select(i => input.TryGetProperty(i.Name, out var json) ? JsonFacts.Read(json, i.Type) : null)], RuleSettings.Default);
        }
        catch (JsonException)
        {
            // A member of the right name holds another kind of value: these are other facts.
        }
        try
        {
            var inferred = JsonFacts.Infer(input);
            return (inferred.Schema, inferred.Values, RuleSettings.Model with { ActionNames = null });
        }
        catch (FormatException error)
        {
            throw new CommandException($"--input: {error.Message}");
        }
    }

    /// <summary>Whether the type knows every member of the JSON.</summary>
    private static bool Fits(JsonElement json, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (json.ValueKind == JsonValueKind.Array) return FactType.Clr(type).Element is { } element && json.EnumerateArray().All(item => Fits(item, element.ClrType));
        if (json.ValueKind != JsonValueKind.Object) return true;
        var properties = type.GetProperties();
        return json.EnumerateObject().All(m => Array.Find(properties, p => p.Name.Equals(m.Name, StringComparison.OrdinalIgnoreCase)) is { } known && Fits(m.Value, known.PropertyType));
    }

    private static RuleSaid Said(RuleResult result) => new(
        result.Rule.Name, result.Status.ToString().ToLowerInvariant(),
        result.Message is null && result.MessageEn is null ? null : new(result.Message ?? result.MessageEn!, result.MessageEn ?? result.Message!),
        (result.Error ?? result.OutputError) is { } error ? new(error.Code, error.Kind.ToString().ToLowerInvariant(), new(error.Text.Ru, error.Text.En)) : null,
        result.Output, [.. result.Children.Select(Said)]);

    private static bool HasError(RuleSaid rule) => rule.Error is not null || rule.Children.Any(HasError);

    private static void Write(RuleSaid rule, string indent)
    {
        Console.WriteLine($"{indent}{rule.Status,-8} {rule.Rule}{(rule.Output is null ? "" : $" = {rule.Output}")}");
        if (rule.Message is { } message) Console.WriteLine($"{indent}         {message.En}");
        if (rule.Error is { } error) Console.WriteLine($"{indent}         {error.Code}: {error.Text.En}");
        foreach (var child in rule.Children) Write(child, indent + "  ");
    }
}
