namespace ClinicFlow.Rules.Language;

/// <summary>The text of an expression; turns positions into lines and columns of problems.</summary>
internal sealed class Source(string text)
{
    public string Text { get; } = text;

    public RuleException Fail(int position, string code, string ru, string en, LocalizedText? remedy = null, string? nearest = null)
    {
        var (line, column) = Place(position);
        return new RuleException(new RuleProblem(ProblemSeverity.Error, code, null, line, column, null, new LocalizedText(ru, en), remedy) { Nearest = nearest });
    }

    private (int Line, int Column) Place(int position)
    {
        var (line, start) = (1, 0);
        for (var i = 0; i < position && i < Text.Length; i++)
            if (Text[i] == '\n') (line, start) = (line + 1, i + 1);
        return (line, Math.Min(position, Text.Length) - start + 1);
    }
}
