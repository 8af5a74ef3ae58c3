using ClinicFlow.Intake.Imports;
using ClinicFlow.Platform.Data;

namespace ClinicFlow.Intake.Erasure;

/// <summary>
/// Overwrites a patient's rows in the uploaded files with blanks. Every other byte stays where it is: checkpoints and the
/// offsets of quarantined rows go on to hold, and nobody else's row is touched.
/// </summary>
public sealed class RedactUploads(DataSettings data)
{
    /// <returns>How many rows were overwritten.</returns>
    public int Redact(PatientTraces traces)
    {
        if (!Directory.Exists(data.Uploads)) return 0;
        return Directory.EnumerateFiles(data.Uploads, "*", SearchOption.AllDirectories).Sum(file => InFile(file, traces));
    }

    private static int InFile(string path, PatientTraces traces)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        var encoding = CsvEncoding.Of(file, null);
        var delimiter = CsvDelimiter.Of(file);
        file.Position = 0;
        var (framer, text, found) = (new CsvFramer(file, delimiter), new char[4096], new List<(long Offset, byte[] Blank)>());
        while (framer.Read())
        {
            encoding.TryDecode(framer.Bytes, ref text, out var length);
            if (traces.In(new string(text, 0, length))) found.Add((framer.Position.Offset, [.. framer.Bytes.ToArray().Select(b => b == delimiter ? b : (byte)' ')]));
        }
        foreach (var (offset, blank) in found)
        {
            file.Position = offset;
            file.Write(blank);
        }
        file.Flush(flushToDisk: true);
        return found.Count;
    }
}
