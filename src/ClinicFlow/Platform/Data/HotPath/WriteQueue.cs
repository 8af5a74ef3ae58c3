using System.Collections.Concurrent;

namespace ClinicFlow.Platform.Data.HotPath;

/// <summary>Who waits: a person at a screen goes before background work.</summary>
public enum Writer { Person, Background }

/// <summary>
/// The one way to write. SQLite has one writer, so all writes of the process queue here, people first; each piece of work
/// is one transaction and must be short: background work goes on for its <see cref="Budget"/>, or until <see cref="SomebodyWaits"/>.
/// </summary>
public sealed class WriteQueue : IDisposable
{
    private readonly Database database;
    private readonly TimeProvider clock;
    private readonly Queue<Job> people = new(), background = new();
    private readonly SemaphoreSlim waiting = new(0);
    private readonly List<Thread> writers = [];
    private readonly CancellationTokenSource stop = new();
    private readonly Checkpoints? checkpoints;
    private int waitingPeople;
    private long lastPerson = long.MinValue / 2;

    public WriteQueue(Database database, TimeProvider clock)
    {
        this.database = database;
        this.clock = clock;
        if (!database.IsPostgres) checkpoints = new Checkpoints(database);
        for (var i = 0; i < database.Writers; i++)
        {
            var thread = new Thread(Run) { IsBackground = true, Name = $"writer {i}" };
            writers.Add(thread);
            thread.Start();
        }
    }

    /// <summary>How long a transaction of background work may take if nobody waits: shorter while people are about.</summary>
    public TimeSpan Budget => TimeSpan.FromMilliseconds(PeopleAbout ? 20 : 1500);

    /// <summary>A person's write stands behind the one at work: background work comes to an end and commits.</summary>
    public bool SomebodyWaits => Volatile.Read(ref waitingPeople) > 0;

    /// <summary>Somebody has worked at a screen during the last minutes.</summary>
    public bool PeopleAbout => clock.GetElapsedTime(Interlocked.Read(ref lastPerson)) < TimeSpan.FromMinutes(5);

    /// <summary>Says that a person is at work, so that background batches stay short.</summary>
    public void PersonSeen() => Interlocked.Exchange(ref lastPerson, clock.GetTimestamp());

    /// <summary>Runs the work in one transaction; commits if it returns, rolls back if it throws.</summary>
    public Task<T> Write<T>(Writer who, Func<WriteSession, T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(who, new Job(session => done.TrySetResult(InTransaction(session, work)), error => done.TrySetException(error)));
        return done.Task;
    }

    public Task Write(Writer who, Action<WriteSession> work) => Write(who, session => { work(session); return true; });

    /// <summary>Keeps other writers of this process away while the work writes through a connection of its own.</summary>
    public Task<T> Alone<T>(Writer who, Func<Task<T>> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(who, new Job(_ => done.TrySetResult(work().GetAwaiter().GetResult()), error => done.TrySetException(error)));
        return done.Task;
    }

    public void Dispose()
    {
        stop.Cancel();
        foreach (var writer in writers) writer.Join(TimeSpan.FromSeconds(10));
        checkpoints?.Dispose();
        waiting.Dispose();
        stop.Dispose();
    }

    private static T InTransaction<T>(WriteSession session, Func<WriteSession, T> work)
    {
        session.Begin();
        try
        {
            var result = work(session);
            session.Commit();
            return result;
        }
        catch
        {
            session.Rollback();
            throw;
        }
    }

    private void Enqueue(Writer who, Job job)
    {
        if (who == Writer.Person) PersonSeen();
        lock (people)
        {
            if (who == Writer.Person) waitingPeople++;
            (who == Writer.Person ? people : background).Enqueue(job);
        }
        waiting.Release();
    }

    /// <summary>Background work leaves room for the people who are about: after each of its transactions it rests three times as long.</summary>
    public Task Rest(TimeSpan took, CancellationToken cancel = default) => PeopleAbout ? Task.Delay(3 * took, clock, cancel) : Task.CompletedTask;

    private void Run()
    {
        WriteSession? session = null;
        try
        {
            while (true)
            {
                waiting.Wait(stop.Token);
                Job job;
                lock (people)
                {
                    job = people.Count > 0 ? people.Dequeue() : background.Dequeue();
                    waitingPeople = people.Count;
                }
                try
                {
                    session ??= new WriteSession(database, database.OpenToWrite());
                    job.Do(session);
                    checkpoints?.Written(session);
                }
                catch (Exception error)
                {
                    session?.Dispose();
                    session = null;
                    job.Fail(DiskFullException.Named(error, database));
                }
            }
        }
        catch (OperationCanceledException)
        {
            session?.Dispose();
        }
    }

    private sealed record Job(Action<WriteSession> Do, Action<Exception> Fail);
}
