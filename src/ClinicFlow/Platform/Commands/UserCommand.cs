using System.CommandLine;
using System.Security.Cryptography;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Platform.Commands;

/// <summary><c>user add</c>: somebody who signs in with a password, or an integrator with a key. Either is shown once and stored as a hash.</summary>
public static class UserCommand
{
    private static readonly Option<string?> Name = new("--name") { Description = "User name; without it the role's name" };
    private static readonly Option<string> Role = new("--role") { Description = string.Join(", ", Roles.All), Required = true };
    private static readonly Option<string?> Location = new("--location") { Description = "The only location whose patients the user sees; without it all" };
    private static readonly Option<string?> Staff = new("--staff") { Description = "Id of the member of staff that the user is" };

    public static Command Make()
    {
        var add = new Command("add", "Add a user (prints a one-time password) or, with --role integrator, an API key") { Name, Role, Location, Staff, CommonOptions.Json };
        add.SetAction((parsed, cancel) => Verb.Run(parsed, services => Add(services, parsed, cancel)));
        return new Command("user", "Users of this data folder") { add };
    }

    private static async Task<int> Add(IServiceProvider services, ParseResult parsed, CancellationToken cancel)
    {
        var role = parsed.GetValue(Role)!;
        if (!Roles.All.Contains(role)) throw new CommandException($"--role: '{role}' is none of {string.Join(", ", Roles.All)}.");
        await using var context = await services.GetRequiredService<IDbContextFactory<ClinicContext>>().CreateDbContextAsync(cancel);
        var user = await New(context, parsed.GetValue(Name) ?? role, role, parsed.GetValue(Location), parsed.GetValue(Staff), cancel);
        var (password, key) = role == Roles.Integrator ? (null, ApiKeyHandler.NewKey()) : (NewPassword(), (string?)null);
        if (key is not null) user.ApiKeyHash = ApiKeyHandler.Hash(key);
        if (password is not null) user.PasswordHash = new PasswordHasher<ClinicUser>().HashPassword(user, password);
        context.Users.Add(user);
        await services.GetRequiredService<WriteQueue>().Alone(Writer.Person, () => context.SaveChangesAsync(cancel));

        if (parsed.GetValue(CommonOptions.Json)) Verb.WriteJson(new { user.UserName, user.Role, user.Location, user.Staff, apiKey = key, password });
        else if (key is not null) Console.WriteLine($"User {user.UserName} ({role}). API key, shown once; send it as {ApiKeyHandler.Header}:\n{key}");
        else Console.WriteLine($"User {user.UserName} ({role}). Password, shown once:\n{password}");
        return 0;
    }

    private static async Task<ClinicUser> New(ClinicContext context, string name, string role, string? location, string? staff, CancellationToken cancel)
    {
        var normal = name.ToUpperInvariant();
        if (await context.Users.AnyAsync(u => u.NormalizedUserName == normal, cancel)) throw new CommandException($"--name: there is a user '{name}' already. Choose another name.");
        if (location is not null && !await context.Locations.AnyAsync(l => l.Id == location, cancel))
            throw new CommandException($"--location: there is no location '{location}'. Known: {string.Join(", ", await context.Locations.OrderBy(l => l.Id).Select(l => l.Id).ToListAsync(cancel))}.");
        if (staff is not null && !await context.Staff.AnyAsync(s => s.Id == staff, cancel)) throw new CommandException($"--staff: there is no member of staff '{staff}'.");
        var key = staff is null ? default : Key.Staff(staff);
        return new ClinicUser
        {
            UserName = name, NormalizedUserName = normal, Role = role, Location = location, Staff = staff, SecurityStamp = Guid.NewGuid().ToString("N"),
            DisplayName = staff is null ? name : await context.Persons.Where(p => p.Id == key).Select(p => p.Name).FirstOrDefaultAsync(cancel) ?? name,
            LockoutEnabled = true,
        };
    }

    private static string NewPassword() => "Cf1-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(9));
}
