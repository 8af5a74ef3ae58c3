using System.Text.Json;
using ClinicFlow.Clinic;
using ClinicFlow.Clinic.Calendar;
using ClinicFlow.Intake;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.Demo;
using ClinicFlow.Platform.Data.HotPath;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Platform.Demo;

/// <summary>What the demo stands on before its first patient comes: when it is, places, staff and accounts; and how far it has come.</summary>
public static class DemoGround
{
    private const string Now = "demo-now", Of = "demo-of", Done = "demo-patients";

    /// <summary>The demo is relative to the day on which it was first made; a restart tells the same story on.</summary>
    public static DateTimeOffset StartedAt(WriteSession session, TimeProvider clock)
    {
        if (Read(session, Now) is { } known) return Microseconds.To(long.Parse(known));
        var now = Microseconds.Cut(clock.GetUtcNow());
        Write(session, Now, Microseconds.From(now).ToString());
        return now;
    }

    /// <summary>How many patients the demo of this folder has when it is complete: whoever began it said so.</summary>
    public static int PatientsOf(WriteSession session, int wanted)
    {
        if (Read(session, Of) is { } known) return int.Parse(known);
        Write(session, Of, wanted.ToString());
        return wanted;
    }

    /// <summary>How many of them are there.</summary>
    public static int PatientsDone(WriteSession session) => Read(session, Done) is { } known ? int.Parse(known) : 0;

    public static void SayDone(WriteSession session, int patients) => Write(session, Done, patients.ToString());

    /// <summary>Locations, staff, shifts and campaigns.</summary>
    public static void Lay(WriteSession session, DemoClinic demo, DateTimeOffset now)
    {
        foreach (var location in demo.Locations)
            ClinicRegister.AddLocation(session, location.Id, location.Name, location.TimeZone, location.Curators, Calendar(location).ToJson());
        // The last ninety days are live work; what is older is the history of a clinic that has just begun to use the product.
        ClinicRegister.AddSource(session, DemoClinic.Source, now.AddDays(-90));
        new IntakeWriter(session, now, heldBack: false).Write([.. demo.ClinicEvents()]);
    }

    public static async Task Accounts(IDbContextFactory<ClinicContext> contexts, WriteQueue queue, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (await context.Users.AnyAsync(u => u.Demo, cancel)) return;
        string? hash = null;
        foreach (var account in DemoAccounts.All)
        {
            var user = new ClinicUser
            {
                UserName = account.UserName, NormalizedUserName = account.UserName.ToUpperInvariant(), Role = account.Role, DisplayName = account.Name,
                Staff = account.Staff, Location = account.Location, Demo = true, SecurityStamp = Guid.NewGuid().ToString("N"),
            };
            // One password for all, so one hash: thirty would delay the first page by seconds.
            user.PasswordHash = hash ??= new PasswordHasher<ClinicUser>().HashPassword(user, account.Password);
            context.Users.Add(user);
        }
        await queue.Alone(Writer.Background, () => context.SaveChangesAsync(cancel));
    }

    /// <summary>What was planted, beside the data, for whoever checks what is found.</summary>
    public static Task WriteTruth(DataSettings data, DemoTruth truth, CancellationToken cancel) =>
        File.WriteAllTextAsync(Path.Combine(data.Folder, "demo-truth.json"), JsonSerializer.Serialize(truth, Commands.Verb.Json), cancel);

    private static ClinicCalendar Calendar(DemoLocation location)
    {
        var week = location.Hours.GroupBy(h => h.Day).ToDictionary(g => g.Key.ToString().ToLowerInvariant(), g => g.Select(h => $"{h.Open:HH\\:mm}-{h.Close:HH\\:mm}").ToArray());
        return ClinicCalendar.FromJson(JsonSerializer.Serialize(new { timeZone = location.TimeZone, week }));
    }

    private static string? Read(WriteSession session, string name) => session.Scalar("SELECT value FROM setting WHERE name = @p0", name) as string;

    private static void Write(WriteSession session, string name, string value) =>
        session.Insert("setting", ["name", "value"], [[name, value]], WriteSession.Replacing("name", ["value"]));
}
