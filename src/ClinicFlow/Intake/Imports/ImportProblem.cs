namespace ClinicFlow.Intake.Imports;

/// <summary>A text in Russian and English.</summary>
public sealed record LocalizedText(string Ru, string En)
{
    public override string ToString() => En;
}

/// <summary>An error keeps a row, an event or a whole file out; a warning is shown and the work goes on.</summary>
public enum ImportSeverity { Warning, Error }

/// <summary>What is wrong with an input, where, and what to do about it.</summary>
/// <param name="Severity">Whether the input is kept out.</param>
/// <param name="Code">Stable name of the kind of problem, for example <c>row.unknown-value</c>; quarantine counts by it.</param>
/// <param name="File">The CSV file, the mapping or the request.</param>
/// <param name="Line">Line in that file, from 1; 0 where the file as a whole is meant.</param>
/// <param name="Column">Column in that line, from 1, where it is known.</param>
/// <param name="Field">The column of the CSV file or the path of the member in JSON.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
public sealed record ImportProblem(
    ImportSeverity Severity, string Code, string File, long Line, int? Column, string? Field, LocalizedText Message, LocalizedText Remedy)
{
    public override string ToString() =>
        $"{File}:{Line}{(Column is { } c ? $":{c}" : "")} {(Field is null ? "" : Field + ": ")}{Message.En} {Remedy.En}";
}
