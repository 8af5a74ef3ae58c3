using System.Threading.Channels;
using ClinicFlow.Intake.Imports;

namespace ClinicFlow.Intake.Runs;

/// <summary>Reads and maps a file some slices ahead of who stores them, on a thread of its own.</summary>
public sealed class SlicesOfRows : IDisposable
{
    private readonly Channel<List<MappedRow>> channel;
    private readonly CancellationTokenSource stop;
    private readonly Task reading;

    public SlicesOfRows(Func<IEnumerable<MappedRow>> rows, int size, int ahead, CancellationToken cancel)
    {
        channel = Channel.CreateBounded<List<MappedRow>>(new BoundedChannelOptions(ahead) { SingleReader = true, SingleWriter = true });
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        reading = Task.Run(() => Read(rows(), size), CancellationToken.None);
    }

    /// <summary>False once everything has been taken. What went wrong while reading is thrown here.</summary>
    public ValueTask<bool> Wait() => channel.Reader.WaitToReadAsync();

    /// <summary>The next slice if one is ready.</summary>
    public List<MappedRow>? Next() => channel.Reader.TryRead(out var slice) ? slice : null;

    public void Dispose()
    {
        stop.Cancel();
        // The file is closed after this: nobody may read it any more.
        reading.Wait(CancellationToken.None);
        stop.Dispose();
    }

    private async Task Read(IEnumerable<MappedRow> rows, int size)
    {
        try
        {
            foreach (var slice in rows.Chunk(size)) await channel.Writer.WriteAsync([.. slice], stop.Token);
            channel.Writer.Complete();
        }
        catch (Exception error)
        {
            channel.Writer.Complete(error);
        }
    }
}
