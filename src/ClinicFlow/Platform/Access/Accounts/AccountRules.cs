using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Platform.Data;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Platform.Access.Accounts;

/// <summary>What must be true of an account, in words for whoever breaks it.</summary>
internal static class AccountRules
{
    public const int LongestName = 100;
    private static readonly Refusal
        NoRole = Refusal.Wrong("account.role", $"Такой роли нет. Роли: {string.Join(", ", Roles.All)}.", $"There is no such role. Roles: {string.Join(", ", Roles.All)}."),
        LastAdmin = new(409, "account.last-admin", new("Так сделать нельзя", "This can't be done"),
            new("Это последний администратор: сначала дайте роль администратора кому-нибудь ещё.", "This is the last administrator: give somebody else the administrator's role first."));

    public static readonly Refusal Stale = new(412, "stale", new("Изменено кем-то ещё", "Changed meanwhile"),
        new("Учётную запись изменили, пока она была открыта. Прочтите её ещё раз и повторите.", "Somebody has changed the account since it was read. Read it again and repeat."));

    /// <summary>A name that can be typed and told: letters, digits and <c>. - _ @</c>.</summary>
    public static Refusal? UserName(string? name) => name is { Length: >= 2 and <= LongestName } && name.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '@')
        ? null
        : Refusal.Wrong("account.user-name", $"Имя пользователя: от 2 до {LongestName} букв, цифр и знаков . - _ @", $"A user name has 2 to {LongestName} letters, digits and the signs . - _ @");

    /// <summary>Who looks after one location lets nobody into another.</summary>
    public static Refusal? Within(string? own, string? location) => own is null || own == location
        ? null
        : Refusal.Wrong("account.other-location", "Вы администратор одной клиники: дать доступ можно только к ней.", "You are the administrator of one location: you can give access to it alone.");

    public static async Task<Refusal?> Place(ClinicContext context, string role, string? location, string? staff, CancellationToken cancel)
    {
        if (!Roles.All.Contains(role)) return NoRole;
        if (location is not null && !await context.Locations.AnyAsync(l => l.Id == location, cancel))
        {
            var known = string.Join(", ", await context.Locations.OrderBy(l => l.Id).Select(l => l.Id).ToListAsync(cancel));
            return Refusal.Wrong("account.location", $"Клиники «{location}» нет. Есть: {known}.", $"There is no location '{location}'. Known: {known}.");
        }
        if (staff is not null && !await context.Staff.AnyAsync(s => s.Id == staff, cancel)) return Refusal.Wrong("account.staff", $"Сотрудника «{staff}» нет.", $"There is no member of staff '{staff}'.");
        return null;
    }

    /// <summary>Somebody must remain who can let others in.</summary>
    public static async Task<Refusal?> KeepsAnAdmin(ClinicContext context, ClinicUser user, CancellationToken cancel) =>
        user is { Role: Roles.Admin, DeactivatedAt: null } && !await context.Users.AnyAsync(u => u.Id != user.Id && u.Role == Roles.Admin && u.DeactivatedAt == null, cancel) ? LastAdmin : null;

    public static async Task<string?> NameOf(ClinicContext context, string? staff, CancellationToken cancel)
    {
        if (staff is null) return null;
        var key = Key.Staff(staff);
        return await context.Persons.Where(p => p.Id == key).Select(p => p.Name).FirstOrDefaultAsync(cancel);
    }
}
