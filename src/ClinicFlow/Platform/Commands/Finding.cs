namespace ClinicFlow.Platform.Commands;

/// <summary>A text in both languages, as JSON output gives it.</summary>
public sealed record BothLanguages(string Ru, string En);

/// <summary>One problem of a file: where it is, what it is, what to do.</summary>
/// <param name="Line">From 1; 0 where only the file is known.</param>
/// <param name="Column">From 1; 0 where only the line is known.</param>
/// <param name="Severity">error or warning.</param>
/// <param name="Where">The member or activity inside the file.</param>
public sealed record Finding(string File, int Line, int Column, string Severity, string Code, string? Where, BothLanguages Message, BothLanguages? Remedy)
{
    public bool IsError => Severity == "error";

    /// <summary>Tells the findings; errors make exit code 1, warnings alone do not.</summary>
    public static int Tell(IReadOnlyList<Finding> findings, int files, bool json)
    {
        var errors = findings.Count(f => f.IsError);
        if (json) Verb.WriteJson(new { files, errors, warnings = findings.Count - errors, problems = findings });
        else
        {
            Write(findings, Console.Out);
            Console.WriteLine($"{files} files, {errors} errors, {findings.Count - errors} warnings");
        }
        return errors > 0 ? 1 : 0;
    }

    public static void Write(IEnumerable<Finding> findings, TextWriter writer)
    {
        foreach (var f in findings)
        {
            writer.WriteLine($"{f.File}({f.Line},{f.Column}): {f.Severity} {f.Code}: {f.Message.En}");
            if (f.Remedy is { } remedy) writer.WriteLine($"    {remedy.En}");
        }
    }
}
