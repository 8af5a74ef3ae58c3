namespace ClinicFlow.Platform.Commands;

/// <summary>Runs a verb that needs files only, no database: exit code 0 fine, 1 findings, 2 could not run.</summary>
public static class FileVerb
{
    public static int Run(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (CommandException error)
        {
            Console.Error.WriteLine(error.Message);
            return 2;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"Could not run: {error.Message}");
            return 2;
        }
    }

    /// <summary>The JSON files that are meant: those named (a folder means all in it); else those of the folder; else those of the folder of that name here; else the shipped ones.</summary>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> named, string? folder, string name, string shipped)
    {
        if (named.Count > 0) return [.. named.SelectMany(n => Directory.Exists(n) ? In(n) : [Existing(n)])];
        if (folder is not null && !Directory.Exists(folder)) throw new CommandException($"--folder: there is no folder '{folder}'.");
        return In(FolderOf(folder, name, shipped));
    }

    public static string FolderOf(string? folder, string name, string shipped) => folder ?? (Directory.Exists(name) && In(name).Count > 0 ? name : shipped);

    /// <summary>Definitions of a folder, in the order of their paths; the tests beside them are no definitions.</summary>
    public static IReadOnlyList<string> In(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Where(f => !IsTest(folder, f)).Order(StringComparer.Ordinal)];

    public static string Existing(string file) => File.Exists(file) ? file : throw new CommandException($"There is no file '{file}'.");

    private static bool IsTest(string folder, string file) => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] == "tests";
}
