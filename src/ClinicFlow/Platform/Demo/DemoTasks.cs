using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Access.Keys;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Rules;
using ClinicFlow.Work.Subjects;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Platform.Demo;

/// <summary>
/// What the manager of the demo clinic has asked today of those whose work is not calling patients, the key of a system, and who
/// opened cards of late: so that every page of every role has something on it.
/// </summary>
public sealed class DemoTasks(DeclareWork work, KeysOfSystems keys, ClinicStore clinic, WriteQueue queue, IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    private const string Done = "demo-tasks";
    private const int CardsOpened = 40, MinutesBetween = 23;

    private static readonly (string Role, string Name, LocalizedText Title, LocalizedText Why, string Link)[] Asked =
    [
        (Roles.Doctor, "outcomes", new("Дописать итоги вчерашних визитов", "Write the outcomes of yesterday's visits"), new("Без итога план не попадает в очередь", "Without an outcome the plan does not reach the queue"), "/deviations"),
        (Roles.Auditor, "criteria", new("Сверить, как понимаете чек-лист звонка", "Compare how you read the checklist of calls"), new("За прошлый месяц оценки двух аудиторов разошлись", "The marks of two auditors differed last month"), "/audits?view=agreement"),
        (Roles.Quality, "waiting", new("Посмотреть ожидание у двух врачей", "Look at the waiting of two doctors"), new("К ним ждут дольше 15 минут чаще, чем к коллегам", "Patients wait longer than 15 minutes for them more often than for colleagues"), "/deviations?view=standards"),
        (Roles.Integrator, "quarantine", new("Разобрать карантин сервиса опросов", "Clear the quarantine of the survey service"), new("Канала Telegram ещё нет в сопоставлении", "Telegram is not in the mapping yet"), "/imports"),
        (Roles.Admin, "account", new("Завести учётную запись администратору Сокола", "Make an account for the front desk of Sokol"), new("Выходит в понедельник", "Begins on Monday"), "/settings?view=accounts&open=new"),
    ];

    private static readonly string[] Places = ["patient", "journey", "plan", "task"];

    public async Task Perform(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (await context.Settings.AnyAsync(s => s.Name == Done, cancel)) return;
        var now = Microseconds.Cut(clock.GetUtcNow());
        var midnight = clinic.Model.Default.Calendar.NextLocalMidnight(now);
        foreach (var (role, name, title, why, link) in Asked)
            await work.Handle("demo:" + name, [new() { Reason = "demo:" + name, Role = role, Title = title, Why = why, Due = midnight.AddMinutes(-1), Link = link, ByHand = true }], new("Больше не нужно", "No longer wanted"));
        await keys.Make(new("МИС «Тверская»", ["send-events"]), "admin", cancel);
        await OpenCards(context, now, cancel);
        await queue.Write(Writer.Background, session => session.Insert("setting", ["name", "value"], [[Done, "1"]], "ON CONFLICT DO NOTHING"));
    }

    private async Task OpenCards(ClinicContext context, DateTimeOffset now, CancellationToken cancel)
    {
        var users = await context.Users.AsNoTracking().Where(u => u.Demo).OrderBy(u => u.UserName).Select(u => new { u.UserName, u.Role, u.Location }).ToListAsync(cancel);
        var patients = await context.Patients.AsNoTracking().Where(p => p.LastVisitAt != null).OrderByDescending(p => p.LastVisitAt).ThenBy(p => p.Id).Select(p => new { p.Id, p.Location }).Take(CardsOpened).ToListAsync(cancel);
        var opened = new List<object?[]>();
        foreach (var (patient, i) in patients.Select((p, i) => (p, i)))
        {
            var may = users.Where(u => Permissions.May(u.Role, Permission.SeePatients) && (u.Location is null || u.Location == patient.Location)).ToList();
            var (who, at) = (may[i % may.Count], now.AddMinutes(-MinutesBetween * (i + 1)));
            opened.Add([Guid.CreateVersion7(at), at, who.UserName, who.Role, patient.Id, Places[i % Places.Length], null]);
        }
        await queue.Write(Writer.Background, session => session.Insert("card_opening", ["id", "at", "user_name", "role", "patient", "place", "address"], opened));
    }
}
