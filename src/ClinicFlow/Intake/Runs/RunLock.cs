using ClinicFlow.Platform.Data;

namespace ClinicFlow.Intake.Runs;

/// <summary>
/// Held by the process that runs an import and let go by the operating system when that process dies: tells a run that goes on
/// (in this process or another one on the same folder) from one that was killed.
/// </summary>
public sealed class RunLock : IDisposable
{
    /// <summary>What the system says when another handle holds the file; anything else (a full disk) is not an answer.</summary>
    private const int HeldOnLinux = 11, HeldOnMac = 35, HeldOnWindows = unchecked((int)0x80070020);

    private readonly FileStream file;

    private RunLock(FileStream file) => this.file = file;

    /// <summary>The lock, or null if somebody holds it.</summary>
    public static RunLock? TryTake(DataSettings data, Guid run)
    {
        var folder = Directory.CreateDirectory(Path.Combine(data.Folder, "locks"));
        try
        {
            return new RunLock(new FileStream(
                Path.Combine(folder.FullName, $"import-{run:N}"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
        }
        catch (IOException error) when (error.HResult is HeldOnLinux or HeldOnMac or HeldOnWindows)
        {
            return null;
        }
    }

    public static bool IsTaken(DataSettings data, Guid run)
    {
        using var taken = TryTake(data, run);
        return taken is null;
    }

    public void Dispose() => file.Dispose();
}
