using System.CommandLine;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Access.Accounts;
using ClinicFlow.Platform.Access.Keys;
using ClinicFlow.Work;

namespace ClinicFlow.Platform.Commands;

/// <summary><c>user add</c>: somebody who signs in with a password, or an integrator with a key. Either is shown once and stored as a hash.</summary>
public static class UserCommand
{
    private const string CommandLineUser = "command line";
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
        var (name, json) = (parsed.GetValue(Name) ?? role, parsed.GetValue(CommonOptions.Json));
        return role == Roles.Integrator ? await Key(services, name, json, cancel) : await Person(services, new NewAccount(name, null, role, parsed.GetValue(Location), parsed.GetValue(Staff)), json, cancel);
    }

    private static async Task<int> Person(IServiceProvider services, NewAccount wanted, bool json, CancellationToken cancel)
    {
        var (user, password) = Done(await services.GetRequiredService<AddAccount>().Handle(wanted, CommandLineUser, cancel: cancel));
        if (json) Verb.WriteJson(new { user.UserName, user.Role, user.Location, user.Staff, password });
        else Console.WriteLine($"User {user.UserName} ({user.Role}). Password for the first sign-in, shown once:\n{password}");
        return 0;
    }

    private static async Task<int> Key(IServiceProvider services, string name, bool json, CancellationToken cancel)
    {
        var (key, secret) = Done(await services.GetRequiredService<KeysOfSystems>().Make(new NewKey(name, [.. KeyScopes.All.Keys]), CommandLineUser, cancel));
        if (json) Verb.WriteJson(new { userName = key.Name, role = Roles.Integrator, key.Scopes, apiKey = secret });
        else Console.WriteLine($"Key of {key.Name} ({string.Join(", ", key.Scopes)}), shown once; send it as {ApiKeyHandler.Header}:\n{secret}");
        return 0;
    }

    private static T Done<T>(Answer<T> answer) where T : class => answer.Value ?? throw new CommandException(answer.Refusal!.Detail.En);
}
