using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Access.Keys;
using ClinicFlow.Platform.Commands;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Tests.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Platform.Commands;

/// <summary>The verbs on a data folder: a small demo clinic, made by the verb itself.</summary>
public sealed class DataVerbsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("clinicflow-verbs-");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_demo_folder_is_made_once_and_its_segments_are_counted()
    {
        var (code, demo) = await Json("demo", "--patients", "120");
        Assert.Equal((0, 120), (code, demo.Int("patients")));
        Assert.True(demo.Int("events") > 120 * 5);
        var (_, segments) = await Json("segments");
        Assert.Equal(120, segments.Int("patients"));
        Assert.True(segments.GetProperty("patientsBySegment").EnumerateObject().Count() >= 3);
        var again = await VerbRun.Run("demo", "--data", folder.FullName);
        Assert.Equal(2, again.Code);
        Assert.Contains("empty", again.Error);
    }

    [Fact]
    public async Task An_integrator_gets_a_key_and_others_a_password_each_stored_as_a_hash()
    {
        var (code, key) = await Json("user", "add", "--role", "integrator", "--name", "his");
        Assert.Equal(0, code);
        var (_, admin) = await Json("user", "add", "--role", "admin");
        await using var context = Context();
        Assert.Equal(ApiKeyHandler.Hash(key.Text("apiKey")!), (await context.ApiKeys.SingleAsync(k => k.Name == "his")).Hash);
        Assert.Equal(2, (await VerbRun.Run("user", "add", "--role", "integrator", "--name", "his", "--data", folder.FullName)).Code);
        var user = await context.Users.SingleAsync(u => u.UserName == "admin");
        Assert.Equal(PasswordVerificationResult.Success, new PasswordHasher<ClinicUser>().VerifyHashedPassword(user, user.PasswordHash!, admin.Text("password")!));
        Assert.True(user.MustChangePassword);
        Assert.Equal(2, (await VerbRun.Run("user", "add", "--role", "admin", "--data", folder.FullName)).Code);
        Assert.Equal(2, (await VerbRun.Run("user", "add", "--role", "king", "--data", folder.FullName)).Code);
        Assert.Equal(2, (await VerbRun.Run("user", "add", "--role", "agent", "--location", "moon", "--data", folder.FullName)).Code);
    }

    [Fact]
    public async Task Schedules_are_listed_and_run_once()
    {
        var (code, list) = await Json("schedule", "list");
        Assert.Equal(0, code);
        Assert.Contains(list.List("schedules"), s => s.Text("name") == "deadlines" && s.Text("job") == "DeadlinesJob");
        Assert.Equal(0, (await Json("schedule", "run", "deadlines")).Code);
        Assert.Equal(2, (await VerbRun.Run("schedule", "run", "moonrise", "--data", folder.FullName)).Code);
    }

    private Task<(int Code, System.Text.Json.JsonElement Json)> Json(params string[] args) => VerbRun.Json([.. args, "--data", folder.FullName]);

    private ClinicContext Context() =>
        new((DbContextOptions<ClinicContext>)DataSetup.Configure(new DbContextOptionsBuilder<ClinicContext>(), Database.For(new DataSettings(folder.FullName))).Options);
}
