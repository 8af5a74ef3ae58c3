using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Runs;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Tests.Testing;
using Npgsql;

namespace ClinicFlow.Tests.Platform.Nodes;

/// <summary>The line of "something changed" to one page.</summary>
public sealed class Heard(Stream stream) : IDisposable
{
    private readonly StreamReader reader = new(stream);

    public async Task ReadUntil(string what)
    {
        while (await reader.ReadLineAsync().WaitAsync(Patience.Long) is { } line)
            if (line.Contains($"\"{what}\"", StringComparison.Ordinal)) return;
        Assert.Fail($"The line ended before '{what}' was said.");
    }

    public void Dispose() => reader.Dispose();
}

/// <summary>Two processes on one database, one person with one cookie who works on both, and a look into the database from outside.</summary>
public sealed class NodePair : IAsyncDisposable
{
    private readonly NpgsqlDataSource database;
    private readonly HttpClient person = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), PooledConnectionLifetime = TimeSpan.FromMinutes(1) });
    private readonly CancellationTokenSource end = new();
    private Task<int> looking = Task.FromResult(0);

    private NodePair(DataSettings data, ServedNode[] nodes) => (Data, Nodes, database) = (data, nodes, NpgsqlDataSource.Create(data.PostgresConnection!));

    public DataSettings Data { get; }
    public ServedNode[] Nodes { get; }

    /// <summary>Both start at the same moment.</summary>
    public static async Task<NodePair> Start(DataSettings data)
    {
        var pair = new NodePair(data, await Task.WhenAll(ServedNode.Start(data), ServedNode.Start(data)));
        await pair.Until(pair.BothHaveTheirHalf);
        return pair;
    }

    /// <summary>The first administrator signs in on one node, and changes the password on the other.</summary>
    public async Task SignIn()
    {
        var password = (await File.ReadAllTextAsync(FirstAdministrator.FileOf(Data))).Trim();
        await Ask(Nodes[0], "session", new { userName = FirstAdministrator.UserName, password });
        // The first one remembers the session as it was, and must know the new one at once.
        (await person.GetAsync(new Uri(Nodes[0].Api, "session"))).EnsureSuccessStatusCode();
        await Ask(Nodes[1], "session/password", new { current = password, next = "Own-password-5" });
        (await person.GetAsync(new Uri(Nodes[0].Api, "session"))).EnsureSuccessStatusCode();
    }

    /// <summary>From now on the person asks both nodes all the time; whoever lives must answer.</summary>
    public void LookAround() => looking = Task.Run(async () =>
    {
        for (var looks = 0; ; looks++)
        {
            if (end.IsCancellationRequested) return looks;
            var node = Nodes[looks % Nodes.Length];
            await Task.Delay(10);
            if (!node.Alive) continue;
            try
            {
                using var answer = await person.GetAsync(new Uri(node.Api, looks % 3 == 0 ? "session" : "imports"));
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
            catch (HttpRequestException) when (!node.Alive)
            {
                // It was killed in the midst of the answer.
            }
        }
    });

    /// <returns>How often the person was answered.</returns>
    public async Task<int> LookedAround()
    {
        await end.CancelAsync();
        return await looking;
    }

    public async Task<Guid> Import(ServedNode node, string folder)
    {
        using var form = new MultipartFormDataContent();
        foreach (var file in Directory.GetFiles(folder)) form.Add(new ByteArrayContent(await File.ReadAllBytesAsync(file)), "files", Path.GetFileName(file));
        var answer = await person.PostAsync(new Uri(node.Api, "imports/uploads"), form);
        answer.EnsureSuccessStatusCode();
        var upload = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("upload").GetString();
        return (await Ask(node, "imports", new { upload, mapping = "dental_synth_asgari" })).GetProperty("id").GetGuid();
    }

    /// <summary>What a page of that node hears.</summary>
    public async Task<Heard> Listen(ServedNode node) => new(await person.GetStreamAsync(new Uri(node.Api, "changes")));

    public async Task<JsonElement> Ask(ServedNode node, string path, object body)
    {
        using var answer = await person.PostAsJsonAsync(new Uri(node.Api, path), body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>The other one takes the dead one's place at the table.</summary>
    public async Task Replace(ServedNode dead)
    {
        Nodes[Array.IndexOf(Nodes, dead)] = await ServedNode.Start(Data);
        await Until(BothHaveTheirHalf);
    }

    public Task<bool> BothHaveTheirHalf() => True(
        $"SELECT COUNT(*) = 2 FROM (SELECT holder FROM partition_lease GROUP BY holder HAVING COUNT(*) = {Partitions.Count / 2}) halves JOIN node ON node.id = holder AND node.name IN ('{Nodes[0].Name}', '{Nodes[1].Name}')");

    public Task<bool> Ran(Guid import, ImportStatus status) => True($"SELECT status = {(int)status} FROM import_run WHERE id = '{import}'");

    public Task<bool> True(string sql) => One<bool>(sql);

    public async Task<T> One<T>(string sql)
    {
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is T value ? value : default!;
    }

    public async Task Do(string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Asks until it is so.</summary>
    public async Task<TimeSpan> Until(Func<Task<bool>> so)
    {
        var watch = Stopwatch.StartNew();
        while (!await so())
        {
            Assert.True(watch.Elapsed < Patience.Long, $"After {Patience.Long.TotalMinutes:0} minutes it is still not so.");
            if (looking.IsFaulted) await looking;
            await Task.Delay(20);
        }
        return watch.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        foreach (var node in Nodes) node.Dispose();
        person.Dispose();
        end.Dispose();
        await database.DisposeAsync();
    }
}
