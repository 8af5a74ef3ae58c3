namespace ClinicFlow.Platform.Commands;

/// <summary>The text of a definition and the name under which its problems are told.</summary>
public sealed record SourceText(string File, string Text)
{
    public static SourceText Of(string file) => new(file, System.IO.File.ReadAllText(file));
}
