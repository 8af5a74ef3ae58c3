namespace ClinicFlow.Platform.Data.Demo;

/// <summary>A ready account of the demo clinic; such accounts exist in demo mode only.</summary>
public sealed record DemoAccount(string UserName, string Password, string Role, string Staff, string? Location, string Name);

/// <summary>One account for every member of the demo staff, all with the one password that the sign-in page shows.</summary>
public static class DemoAccounts
{
    public const string Password = "Demo-clinic-1";

    public static IReadOnlyList<DemoAccount> All { get; } =
        [.. DemoStaffList.All.Select(staff => new DemoAccount(staff.Id, Password, staff.Role, staff.Id, staff.Location, staff.Name))];
}
