using System.Net.Http.Json;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Commands;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Tests.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicFlow.Tests.Platform.Access;

/// <summary>What an empty folder in production begins with, and what production refuses.</summary>
public sealed class FirstStartTests : IDisposable
{
    private readonly TempFolder folder = new();

    private DataSettings Data => new(folder.Path);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    [Fact]
    public async Task The_first_administrators_password_is_in_a_file_of_its_owner_alone_and_in_no_log_and_goes_when_changed()
    {
        var file = FirstAdministrator.FileOf(Data);
        await using (var app = await Start(ClinicMode.Production))
        {
            var password = (await File.ReadAllTextAsync(file)).Trim();
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            using var admin = new HttpClient(new HttpClientHandler { CookieContainer = new() }) { BaseAddress = new Uri(app.Urls.First() + "/api/v1/") };
            Assert.True((await admin.Ask("session", new { userName = FirstAdministrator.UserName, password })).GetProperty("user").GetProperty("mustChangePassword").GetBoolean());
            Assert.Equal(403, (int)(await admin.GetAsync("accounts")).StatusCode);
            await admin.Ask("session/password", new { current = password, next = "Own-password-5" });
            Assert.False(File.Exists(file));
            Assert.Equal(200, (int)(await admin.GetAsync("accounts")).StatusCode);
            await app.StopAsync();
            await app.DisposeAsync();
            foreach (var log in Directory.GetFiles(Path.Combine(folder.Path, "logs"))) Assert.DoesNotContain(password, await File.ReadAllTextAsync(log), StringComparison.Ordinal);
        }
        await using var again = await Start(ClinicMode.Production);
        Assert.False(File.Exists(file));
        await again.StopAsync();
    }

    [Fact]
    public async Task Production_does_not_start_on_a_folder_with_the_demos_accounts()
    {
        await using (var services = new ServiceCollection().AddLogging().AddClinic(new ClinicOptions(Data, ClinicMode.Demo, TimeProvider.System)).BuildServiceProvider())
        {
            await services.Prepare();
            await using var context = await services.GetRequiredService<IDbContextFactory<ClinicContext>>().CreateDbContextAsync();
            context.Add(new ClinicUser { UserName = "sokolova", Role = Roles.Curator, Demo = true });
            await context.SaveChangesAsync();
        }
        var refused = await Assert.ThrowsAsync<CommandException>(() => Start(ClinicMode.Production));
        Assert.Contains("CLINICFLOW_DATA", refused.Message);
    }

    private Task<WebApplication> Start(ClinicMode mode) =>
        ClinicApp.Start(new ClinicOptions(Data, mode, TimeProvider.System), CancellationToken.None, builder => builder.WebHost.UseUrls("http://127.0.0.1:0"));
}
