namespace ClinicFlow.Platform.Data.HotPath.Providers;

/// <summary>A file beside the database, held by a process and let go by the operating system when that process dies.</summary>
public static class SqliteLock
{
    /// <summary>What the system says when another handle holds the file; anything else (a full disk) is not an answer.</summary>
    private const int HeldOnLinux = 11, HeldOnMac = 35, HeldOnWindows = unchecked((int)0x80070020);

    public static IDisposable? TryTake(string database, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(database))!, "locks"));
        try
        {
            return new FileStream(Path.Combine(folder.FullName, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException error) when (error.HResult is HeldOnLinux or HeldOnMac or HeldOnWindows)
        {
            return null;
        }
    }
}
