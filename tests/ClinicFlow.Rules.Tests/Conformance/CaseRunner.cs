using System.Text.Json;

namespace ClinicFlow.Rules.Tests.Conformance;

/// <summary>Runs one case as the model ran it and compares every result.</summary>
internal sealed class CaseRunner(JsonElement test)
{
    private static readonly EvaluationContext Context = new(new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc, new PlainCalendar());
    private readonly CaseReport _report = new(test.GetProperty("name").GetString()!);
    private string? _nameCase;

    public CaseReport Run()
    {
        var expected = test.GetProperty("expected").EnumerateArray().ToList();
        var expectsError = test.TryGetProperty("expectedError", out _);
        _report.Results = expected.Sum(Nodes) + (expectsError ? 1 : 0) + (test.TryGetProperty("actionOutput", out _) ? 1 : 0);
        IReadOnlyList<RuleResult> actual;
        try
        {
            actual = Execute();
        }
        catch (CaseFailure failure)
        {
            if (!expectsError) _report.Differ("*", "results", failure.Message, failure.Code, _report.Results);
            return _report;
        }
        if (expectsError) _report.Differ("*", "error", "results", _nameCase);
        Compare(expected, actual);
        CompareOutput(actual);
        return _report;
    }

    private IReadOnlyList<RuleResult> Execute()
    {
        var main = Read(test.GetProperty("workflow"));
        var others = test.TryGetProperty("otherWorkflows", out var more) ? more.EnumerateArray().Select(Read).ToList() : [];
        try
        {
            var (schema, values) = CaseFacts.Read(test.GetProperty("inputs"), test.TryGetProperty("schema", out var s) ? s : null);
            var execute = test.TryGetProperty("execute", out var e) ? e : default;
            var named = Text(execute, "workflow") ?? main.Name;
            var set = others.Append(main).FirstOrDefault(w => w.Name == named) ?? throw new CaseFailure($"no workflow {named}", null);
            var compiled = CompiledRuleSet.Compile(set, schema, Settings() with { OtherSets = [.. others.Append(main).Where(w => w != set)] });
            var times = execute.ValueKind == JsonValueKind.Object && execute.TryGetProperty("times", out var t) ? t.GetInt32() : 1;
            IReadOnlyList<RuleResult> results = [];
            for (var i = 0; i < times; i++)
                results = Text(execute, "mode") == "action" ? compiled.Evaluate(Text(execute, "rule")!, values, Context) : compiled.Evaluate(values, Context);
            return results;
        }
        catch (RuleException e)
        {
            throw new CaseFailure(e.Message, e.Code);
        }
        catch (RuleEvaluationException e)
        {
            throw new CaseFailure(e.Message, e.Code);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new CaseFailure(e.Message, null);
        }
    }

    private RuleSet Read(JsonElement workflow)
    {
        var read = RuleFile.Read(workflow.GetRawText(), "case.json");
        _nameCase ??= read.Problems.FirstOrDefault(p => p.Code == RuleCodes.NameCase)?.Code;
        return read.Set ?? throw new CaseFailure(read.Problems[0].ToString(), null);
    }

    private RuleSettings Settings()
    {
        var settings = RuleSettings.Model;
        if (!test.TryGetProperty("settings", out var told)) return settings;
        foreach (var setting in told.EnumerateObject())
        {
            var on = setting.Value.ValueKind == JsonValueKind.True;
            settings = setting.Name switch
            {
                "NestedRuleExecutionMode" => settings with { NestedRuleExecutionMode = Enum.Parse<NestedRuleExecutionMode>(setting.Value.GetString()!) },
                "EnableExceptionAsErrorMessage" => settings with { EnableExceptionAsErrorMessage = on },
                "EnableExceptionAsErrorMessageForRuleExpressionParsing" => settings with { EnableExceptionAsErrorMessageForRuleExpressionParsing = on },
                "IgnoreException" => settings with { IgnoreException = on },
                "EnableScopedParams" => settings with { EnableScopedParams = on },
                "EnableFormattedErrorMessage" => settings with { EnableFormattedErrorMessage = on },
                "IsExpressionCaseSensitive" => settings with { IsExpressionCaseSensitive = on },
                "AutoExecuteActions" => settings with { AutoExecuteActions = on },
                _ => settings,
            };
        }
        return settings;
    }

    private void Compare(List<JsonElement> expected, IReadOnlyList<RuleResult> actual)
    {
        for (var i = 0; i < expected.Count; i++)
        {
            var name = expected[i].GetProperty("rule").GetString()!;
            if (i < actual.Count && actual[i].Rule.Name == name) Compare(expected[i], actual[i]);
            else _report.Differ(name, "a result", i < actual.Count ? $"a result of {actual[i].Rule.Name}" : "none", _nameCase, Nodes(expected[i]));
        }
        if (actual.Count > expected.Count && expected.Count > 0) _report.Differ(actual[expected.Count].Rule.Name, "none", "a result", _nameCase, 0);
    }

    private void Compare(JsonElement expected, RuleResult actual)
    {
        if (Mismatch(expected, actual) is var (wanted, got)) _report.Differ(actual.Rule.Name, wanted, got, Code(actual));
        Compare(expected.TryGetProperty("children", out var children) ? [.. children.EnumerateArray()] : [], actual.Children);
    }

    private static (string, string)? Mismatch(JsonElement expected, RuleResult actual)
    {
        var success = expected.GetProperty("success").GetBoolean();
        var kind = Text(expected, "messageKind");
        var message = Text(expected, "message") ?? "";
        var error = kind is not (null or "errorMessage");
        var got = actual.Error is { } e ? $"{actual.Status}: {e.Text.En}" : actual.Status.ToString();
        if (success != (actual.Status == RuleStatus.Passed)) return (success ? "passed" : error ? $"error: {message}" : "failed", got);
        if (error && actual.Error is null) return ($"error: {message}", got);
        if (!error && actual.Error is not null) return ("no error", got);
        if (kind == "errorMessage" && actual.Message != message) return ($"message: {message}", $"message: {actual.Message}");
        if (kind is null && !string.IsNullOrEmpty(actual.Message)) return ("no message", $"message: {actual.Message}");
        if (expected.TryGetProperty("actionError", out var actionError) && actionError.ValueKind == JsonValueKind.String && actual.OutputError is null) return ($"action error: {actionError}", "none");
        if (expected.TryGetProperty("output", out var output) && !CaseFacts.Same(output, CaseFacts.ToJson(actual.Output)))
            return ($"output: {output}", $"output: {CaseFacts.ToJson(actual.Output)} {actual.OutputError?.Text.En}");
        return null;
    }

    private void CompareOutput(IReadOnlyList<RuleResult> actual)
    {
        if (!test.TryGetProperty("actionOutput", out var expected)) return;
        var last = actual.Count > 0 ? actual[^1] : null;
        if (!CaseFacts.Same(expected, CaseFacts.ToJson(last?.Output)))
            _report.Differ("actionOutput", expected.ToString(), CaseFacts.ToJson(last?.Output).ToString(), last is null ? _nameCase : Code(last));
        else if (test.TryGetProperty("actionError", out _) && last?.OutputError is null)
            _report.Differ("actionError", "an error", "none", last is null ? _nameCase : Code(last));
    }

    private string? Code(RuleResult actual)
    {
        if (actual.Error is { } error && RuleCodes.Differences.Contains(error.Code)) return error.Code;
        if (actual.OutputError is { } output && RuleCodes.Differences.Contains(output.Code)) return output.Code;
        return actual.Children.Select(Code).FirstOrDefault(c => c is not null) ?? _nameCase;
    }

    private static int Nodes(JsonElement expected) =>
        1 + (expected.TryGetProperty("children", out var children) ? children.EnumerateArray().Sum(Nodes) : 0);

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed class CaseFailure(string message, string? code) : Exception(message)
    {
        public string? Code => code;
    }
}
