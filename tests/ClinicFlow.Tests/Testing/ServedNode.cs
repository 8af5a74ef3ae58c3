using System.Diagnostics;
using ClinicFlow.Platform.Data;

namespace ClinicFlow.Tests.Testing;

/// <summary>A serving process, one of several on a database.</summary>
public sealed class ServedNode : IDisposable
{
    private const string Ready = "ClinicFlow ready at ";
    private readonly Process process;

    private ServedNode(Process process, Uri api) => (this.process, Api) = (process, api);

    public Uri Api { get; }
    public bool Alive { get; private set; } = true;
    /// <summary>How the node calls itself in the table of nodes.</summary>
    public string Name => $"{Environment.MachineName}/{process.Id}";

    public static async Task<ServedNode> Start(DataSettings data)
    {
        var process = ProgramRun.Start(data);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(Ready, StringComparison.Ordinal)) continue;
            // Nobody reads on, and the node must not wait for a reader.
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            return new ServedNode(process, new Uri(line[Ready.Length..] + "/api/v1/"));
        }
        throw new InvalidOperationException("The node ended before it was ready.");
    }

    /// <summary>As <c>kill -9</c>.</summary>
    public async Task Kill()
    {
        Alive = false;
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }
}
