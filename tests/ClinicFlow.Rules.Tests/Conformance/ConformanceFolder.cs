namespace ClinicFlow.Rules.Tests.Conformance;

/// <summary>Where the conformance cases are: CLINICFLOW_CONFORMANCE, or shared/conformance beside the repository.</summary>
internal static class ConformanceFolder
{
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CLINICFLOW_CONFORMANCE") is { Length: > 0 } told) return Directory.Exists(told) ? told : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "ClinicFlow.sln"))) continue;
            var beside = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "conformance"));
            return Directory.Exists(beside) ? beside : null;
        }
        return null;
    }

    public static string? Report => Environment.GetEnvironmentVariable("CLINICFLOW_CONFORMANCE_REPORT") is { Length: > 0 } told ? told : null;
}
