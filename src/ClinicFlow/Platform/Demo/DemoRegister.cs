using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Deviations;
using ClinicFlow.Quality.Deviations.Cases;
using ClinicFlow.Quality.Deviations.Steps;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Platform.Demo;

/// <summary>The register of the demo clinic in the middle of its life: what is old was confirmed by time, some of the new is disputed, most are taught already.</summary>
public sealed class DemoRegister(SettleCases cases, RaiseSteps steps, DisputeDeviation dispute, FinishStep finish, WriteQueue queue, IDbContextFactory<ClinicContext> contexts)
{
    private const string Done = "demo-register";
    private const int Disputes = 5, TaughtOfThree = 2;

    private static readonly string[] Words =
        ["Пациент сам попросил перезвонить вечером, это есть в записи разговора", "В этот день я был на обучении, заявку вёл другой", "Отметка стоит в карте, но в другом поле", "Пациент ушёл раньше, чем я освободился", "Срок сдвинул врач, есть его запись"];

    public async Task Perform(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await cases.Handle(seenWhenJudged: true, cancel);
        await steps.Handle(cancel: cancel);
        if (await context.Settings.AnyAsync(s => s.Name == Done, cancel)) return;
        var users = await context.Users.AsNoTracking().Where(u => u.Staff != null).ToDictionaryAsync(u => u.Staff!, cancel);
        var fresh = await context.Deviations.AsNoTracking().Where(d => d.Status == DeviationStatus.New && d.Counted && !d.Withdrawn && d.Staff != null).OrderByDescending(d => d.Time).Select(d => new { d.Id, d.Staff }).Take(200).ToListAsync(cancel);
        foreach (var (deviation, i) in fresh.DistinctBy(d => d.Staff).Take(Disputes).Select((d, i) => (d, i)))
            if (users.TryGetValue(deviation.Staff!, out var user)) await dispute.Handle(deviation.Id, new(Words[i % Words.Length]), As(user), cancel);
        var taught = await context.DeviationSteps.AsNoTracking().Where(s => s.Step == DeviationStep.Teach && s.DoneAt == null).OrderBy(s => s.Id).ToListAsync(cancel);
        foreach (var (step, i) in taught.Select((s, i) => (s, i)))
            if (i % 3 < TaughtOfThree && users.TryGetValue(step.Staff, out var user)) await finish.Handle(step.Id, new(DeviationStep.Understood, null, null), As(user), cancel);
        await queue.Write(Writer.Background, session => session.Insert("setting", ["name", "value"], [[Done, "1"]], "ON CONFLICT DO NOTHING"));
    }

    private static Viewer As(ClinicUser user) => new(user.UserName!, user.DisplayName ?? "", user.Role, user.Staff, user.Location) { User = user.Id };
}
