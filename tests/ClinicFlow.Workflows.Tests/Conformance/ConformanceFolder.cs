namespace ClinicFlow.Workflows.Tests.Conformance;

/// <summary>Where the cases are: CLINICFLOW_CONFORMANCE, else ../shared/conformance beside the solution.</summary>
internal static class ConformanceFolder
{
    public static string? Find()
    {
        var given = Environment.GetEnvironmentVariable("CLINICFLOW_CONFORMANCE");
        if (!string.IsNullOrEmpty(given)) return Exists(given);
        return Solution() is { } solution ? Exists(Path.Combine(solution, "..", "shared", "conformance")) : null;
    }

    /// <summary>A file of the examples beside the conformance folder, or null.</summary>
    public static string? Example(string name)
    {
        if (Find() is not { } folder) return null;
        var path = Path.GetFullPath(Path.Combine(folder, "..", "examples", name));
        return File.Exists(path) ? path : null;
    }

    private static string? Exists(string folder) => File.Exists(Path.Combine(folder, "workflows", "index.json")) ? Path.GetFullPath(folder) : null;

    private static string? Solution()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ClinicFlow.sln"))) return folder.FullName;
        return null;
    }
}
