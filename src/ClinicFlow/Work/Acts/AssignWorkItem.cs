using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Acts;

/// <param name="To">A member of staff, or <c>user:ID</c>.</param>
/// <param name="Role">Whoever has this role, where it goes to nobody in person.</param>
/// <param name="Note">What the next one should know.</param>
public sealed record AssignRequest(string? To, string? Role = null, string? Note = null);

/// <summary>Hands an item over: to somebody who still works here and sees its location, or to a role, with a note.</summary>
public sealed class AssignWorkItem(HumanActs acts, IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    public async Task<Answer<Act>> Handle(Guid id, AssignRequest request, Viewer viewer, CancellationToken cancel = default)
    {
        if (request.Note?.Length > HumanActs.LongestNote)
            return Refusal.Wrong("note-too-long", $"Заметка длиннее {HumanActs.LongestNote} знаков.", $"The note is longer than {HumanActs.LongestNote} characters.");
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (await Problem(context, request, viewer, cancel) is { } problem) return problem;
        var (item, act, refusal) = await acts.Do(id, viewer, request.Note, (held, who, note) => new TaskAssigned
        {
            About = held.About, Reason = held.Reason, Occurrence = held.Occurrence, To = request.To, Role = request.To is null ? request.Role : null, Staff = who, NoteRef = note,
        }, cancel: cancel);
        if (refusal is not null) return refusal;
        if (request.To is not { } to) return new Act(item, act, RoleNames.HandedTo(request.Role!));
        var name = (await StaffNames.Of(context, [to], cancel)).GetValueOrDefault(to, to);
        return new Act(item, act, new($"Передано: {name}", $"Handed to {name}"));
    }

    private async Task<Refusal?> Problem(ClinicContext context, AssignRequest request, Viewer viewer, CancellationToken cancel)
    {
        if (request.To is null) return request.Role is not null && Roles.All.Contains(request.Role) ? null : Refusal.Wrong("unknown-role", "Укажите сотрудника или роль.", "Name a person or a role.");
        if (request.To.StartsWith(StaffNames.UserPrefix, StringComparison.Ordinal))
        {
            var user = await context.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == request.To.Substring(StaffNames.UserPrefix.Length), cancel);
            return user is null || !viewer.Sees(user.Location) ? UnknownStaff : null;
        }
        var member = await context.Staff.AsNoTracking().FirstOrDefaultAsync(s => s.Id == request.To, cancel);
        if (member is null || !viewer.Sees(member.Location)) return UnknownStaff;
        return member.LeftAt <= clock.GetUtcNow() ? Refusal.Wrong("staff-left", "Этот сотрудник больше не работает.", "This member of staff has left.") : null;
    }

    private static readonly Refusal UnknownStaff = Refusal.Wrong("unknown-staff", "Такого сотрудника нет.", "There is no such member of staff.");
}
