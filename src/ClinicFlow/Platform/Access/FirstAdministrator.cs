using ClinicFlow.Platform.Access.Accounts;
using ClinicFlow.Platform.Commands;
using ClinicFlow.Platform.Data;

namespace ClinicFlow.Platform.Access;

/// <summary>
/// The administrator that an empty production folder begins with. The one-time password goes to a file that its owner alone can
/// read: a console is often a log. The file goes when the password is changed.
/// </summary>
public static class FirstAdministrator
{
    public const string UserName = "admin";

    public static string FileOf(DataSettings data) => Path.Combine(data.Folder, "first-administrator.txt");

    public static async Task Make(IServiceProvider services, DataSettings data, CancellationToken cancel)
    {
        var made = await services.GetRequiredService<AddAccount>().Handle(new NewAccount(UserName, null, Roles.Admin, null, null), "first start", cancel: cancel);
        if (made.Value is not { } account) throw new CommandException("The first administrator could not be made: " + made.Refusal!.Detail.En);
        await Write(FileOf(data), $"{account.Password}\n", cancel);
        Console.WriteLine($"First start: user {UserName}; the one-time password is in {FileOf(data)}, readable by its owner alone, until it is changed.");
    }

    public static void Forget(DataSettings data, ClinicUser user)
    {
        if (user.UserName == UserName) File.Delete(FileOf(data));
    }

    private static async Task Write(string path, string text, CancellationToken cancel)
    {
        File.Delete(path);
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new StreamWriter(path, create);
        await file.WriteAsync(text.AsMemory(), cancel);
    }
}
