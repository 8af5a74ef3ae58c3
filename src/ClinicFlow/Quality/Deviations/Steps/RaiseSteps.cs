using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Rules;
using ClinicFlow.Work;
using ClinicFlow.Work.Subjects;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Deviations.Steps;

/// <summary>Opens the steps that the counts ask for, each once, as work of whoever does it; closes those whose deviation no longer stands.</summary>
public sealed class RaiseSteps(WriteQueue queue, ReadLadders ladders, DeviationSettingsStore settings, ClinicStore clinic, DeclareWork work, IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    private static readonly LocalizedText Done = new("Шаг сделан", "The step is done"), Gone = new("Отклонение снято или отозвано", "The deviation was dismissed or withdrawn");
    private static readonly string[] Columns = ["id", "staff", "standard", "location", "step", "deviation", "opened_at", "due", "found", "breaches", "checks", "probability"];

    public async Task Handle(string? staff = null, string? standard = null, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var rules = await settings.Read(context, cancel);
        var names = await StaffNames.Of(context, await context.Staff.AsNoTracking().Select(s => s.Id).ToListAsync(cancel), cancel);
        var roles = await context.Staff.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Role, cancel);
        foreach (var one in await ladders.Of(context, rules, staff, standard, cancel))
        {
            cancel.ThrowIfCancellationRequested();
            await Withdraw(context, one, cancel);
            if (one.Ladder is not { Next: { } next, Raised: { } raised } ladder) continue;
            var now = clock.GetUtcNow();
            var step = new DeviationStep
            {
                Id = Key.Of("deviation-step", raised.ToString("N")), Staff = one.Staff, Standard = one.Standard, Location = one.Location, Step = next, Deviation = raised, OpenedAt = now,
                Due = clinic.Model.Place(one.Location).Calendar.AddWorkingDays(now, rules.StepDays), Found = ladder.Found, Breaches = ladder.Count.Breaches, Checks = ladder.Count.Checks, Probability = ladder.Probability,
            };
            await queue.Write(Writer.Background, session =>
            {
                session.Insert("deviation_step", Columns, [[step.Id, step.Staff, step.Standard, step.Location, step.Step, step.Deviation, step.OpenedAt, step.Due, step.Found, step.Breaches, step.Checks, step.Probability]], "ON CONFLICT DO NOTHING");
                work.InTransaction(session, SubjectOf(step.Id), [Item(step, roles.GetValueOrDefault(step.Staff, Roles.Doctor), names.GetValueOrDefault(step.Staff, step.Staff))], Done);
            });
        }
    }

    /// <summary>A step that nobody has done yet goes with the deviation that raised it.</summary>
    private async Task Withdraw(ClinicContext context, StaffLadder one, CancellationToken cancel)
    {
        var open = one.Steps.Where(s => s.DoneAt is null).ToList();
        if (open.Count == 0) return;
        var ids = open.Select(s => s.Deviation).ToList();
        var standing = await context.Deviations.AsNoTracking().Where(d => ids.Contains(d.Id) && d.Status == DeviationStatus.Confirmed && !d.Withdrawn).Select(d => d.Id).ToListAsync(cancel);
        foreach (var step in open.Where(s => !standing.Contains(s.Deviation)))
            await queue.Write(Writer.Background, session =>
            {
                session.Execute("DELETE FROM deviation_step WHERE id = @p0 AND done_at IS NULL", step.Id);
                work.InTransaction(session, SubjectOf(step.Id), [], Gone);
            });
    }

    public static string SubjectOf(Guid step) => "step:" + step.ToString("N");

    /// <summary>Teaching is confirmed by whom it is for; the standard is examined by the quality manager; a sanction is the manager's.</summary>
    private SubjectItem Item(DeviationStep step, string role, string name)
    {
        var title = Journeys.Api.StageStrip.TitleOf(clinic.Model, step.Standard);
        var (whose, person, what) = step.Step switch
        {
            DeviationStep.Teach => (role, step.Staff, new LocalizedText("Разобрать стандарт и подтвердить, что понят", "Go through the standard and confirm that it is understood")),
            DeviationStep.Examine => (Roles.Quality, null, new LocalizedText($"Разбор: {name}", $"Examine: {name}")),
            _ => (Roles.Manager, (string?)null, new LocalizedText($"Решить о снижении: {name}", $"Decide on a sanction: {name}")),
        };
        return new()
        {
            Reason = "deviation:step", Role = whose, Person = person, Location = step.Location, Title = what, Due = step.Due, Link = $"/deviations?open={step.Deviation}", Action = "step", Since = step.OpenedAt,
            Why = new($"{title.Ru}: подтверждённых отклонений **{step.Found}**", $"{title.En}: **{step.Found}** confirmed deviations"), Escalated = step.Step == DeviationStep.Sanction,
        };
    }
}
