using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Acts;

public sealed record AssignRequest(string? To);

/// <summary>Hands an item to a member of staff who still works here and sees its location.</summary>
public sealed class AssignWorkItem(HumanActs acts, IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    public async Task<Answer<Act>> Handle(Guid id, AssignRequest request, Viewer viewer, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var member = await context.Staff.AsNoTracking().FirstOrDefaultAsync(s => s.Id == request.To, cancel);
        if (member is null || !viewer.Sees(member.Location))
            return Refusal.Wrong("unknown-staff", "Такого сотрудника нет.", "There is no such member of staff.");
        if (member.LeftAt <= clock.GetUtcNow())
            return Refusal.Wrong("staff-left", "Этот сотрудник больше не работает.", "This member of staff has left.");
        var (item, act, refusal) = await acts.Do(id, viewer, null, (held, who, note) => new TaskAssigned
        {
            About = held.About, Reason = held.Reason, Occurrence = held.Occurrence, To = member.Id, Staff = who, NoteRef = note,
        }, cancel);
        if (refusal is not null) return refusal;
        var name = (await StaffNames.Of(context, [member.Id], cancel)).GetValueOrDefault(member.Id, member.Id);
        return new Act(item, act, new($"Передано: {name}", $"Handed to {name}"));
    }
}
