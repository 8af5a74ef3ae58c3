using System.Security.Cryptography;
using System.Text;
using ClinicFlow.Intake.Imports;

namespace ClinicFlow.Intake.Runs;

/// <summary>The files of a run as they lie on the disk.</summary>
public static class RunFiles
{
    /// <summary>Changes when the mapping does, or when any file that it reads is another one, has grown or was written again.</summary>
    public static string Fingerprint(ImportPlan plan, string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(plan.Fingerprint);
        foreach (var file in plan.Mapping.Files.SelectMany(HeaderCheck.Files).Distinct().Order(StringComparer.Ordinal))
        {
            var info = new FileInfo(Path.Combine(folder, file));
            hash.AppendData(Encoding.UTF8.GetBytes(info.Exists ? $"{file}|{info.Length}|{info.LastWriteTimeUtc.Ticks}\n" : $"{file}|\n"));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The parts that a run will read, with their size.</summary>
    public static IEnumerable<(string Part, long Bytes)> Parts(ImportPlan plan, RowMapper mapper, string folder) =>
        mapper.Parts.Select(part => (part, new FileInfo(Path.Combine(folder, FileOf(plan, part))).Length));

    /// <summary>The parts that read a file.</summary>
    public static IEnumerable<string> PartsOf(ImportPlan plan, string file) => plan.Mapping.Files.Where(f => f.File == file).Select(f => f.Name);

    private static string FileOf(ImportPlan plan, string part) => plan.Mapping.Files.First(f => f.Name == part).File;
}
