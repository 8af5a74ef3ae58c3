namespace ClinicFlow.Tests.Intake.Imports;

/// <summary>The real and third-party data that lie beside the project and never in it.</summary>
internal static class SharedData
{
    public static string Root()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "ClinicFlow.sln"))) root = root.Parent;
        return root?.FullName ?? throw new InvalidOperationException("Tests run from within the project.");
    }

    public static string Folder(string name)
    {
        var folder = Path.Combine(Root(), "..", "shared", "data", name);
        if (!Directory.Exists(folder)) Assert.Skip($"../shared/data/{name} is not beside the project.");
        return folder;
    }
}
