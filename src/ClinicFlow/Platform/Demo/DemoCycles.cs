using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Time;
using ClinicFlow.Quality.Pdca;
using ClinicFlow.Quality.Pdca.Acts;
using ClinicFlow.Quality.Pdca.Figures;
using ClinicFlow.Quality.Pdca.State;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Platform.Demo;

/// <summary>
/// The PDCA cycles of the demo clinic, each at another step and through the same verbs as a person's, at the moments at which they
/// would have been said: one in its second turn with a signal, one whose check finds none, one that nobody puts into practice, one planned.
/// </summary>
public sealed class DemoCycles(IServiceProvider services, WriteQueue queue, Database database, ClinicStore clinic, FollowCycles follow, IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    private const string Done = "demo-cycles";
    private const int WeeksOfTurn = 14, Hours = 10;

    private DateTimeOffset now;
    private Viewer quality = null!;

    public async Task Perform(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (await context.Settings.AnyAsync(s => s.Name == Done, cancel)) return;
        if (await context.Users.AsNoTracking().Where(u => u.Role == Roles.Quality).OrderBy(u => u.UserName).FirstOrDefaultAsync(cancel) is not { } user) return;
        now = clock.GetUtcNow();
        quality = new(user.UserName!, user.DisplayName ?? "", user.Role, user.Staff, user.Location) { User = user.Id };
        var moments = new DemoSignals(database, clinic, now, WeeksOfTurn);
        var found = moments.With(signal: true);
        if (found is not null) await SecondTurn(found, cancel);
        if (moments.With(signal: false) is { } silent) await Unmoved(silent, cancel);
        await Late(found?.Stage == "arrival" ? "consultation" : "arrival", cancel);
        await Planned(cancel);
        await follow.Handle(cancel);
        await queue.Write(Writer.Background, session => session.Insert("setting", ["name", "value"], [[Done, "1"]], "ON CONFLICT DO NOTHING"));
    }

    /// <summary>The first turn changed nothing that could be seen, the second did.</summary>
    private async Task SecondTurn(DemoMoment found, CancellationToken cancel)
    {
        var (first, second) = (found.Changed.AddDays(-7 * WeeksOfTurn), found.Changed);
        var id = await Begin(first.AddDays(-10), found.Stage, found.Location, "памятка напомнит о следующем шаге", second.AddDays(-6), cancel);
        await Step(first.AddDays(-8), id, CycleSteps.Plan);
        await Measure(first.AddDays(-8), id, "Памятка на рабочих местах", first);
        await Step(first, id, CycleSteps.Do, "Памятки розданы");
        await Step(second.AddDays(-6).AddHours(Hours), id, CycleSteps.Check, "Перемены не видно", conclusion: CycleSteps.NoEffect);
        await Step(second.AddDays(-5).AddHours(Hours), id, CycleSteps.Act, "Памятку не читают: меняем сам порядок работы", decision: CycleSteps.Adjust);
        await Then(second.AddDays(-4)).Turn.Handle(id, new(null, found.Target, HypothesisOf(found.Stage), Day(now.AddDays(-2).AddHours(-Hours))), quality, cancel);
        await Step(second.AddDays(-3), id, CycleSteps.Plan, "Начинаем с понедельника");
        await Measure(second.AddDays(-3), id, MeasureOf(found.Stage), second, "workflow", found.Stage);
        await Measure(second.AddDays(-3), id, "Обучены все, кого это касается", second.AddDays(4));
        await Measure(second.AddDays(-3), id, "Новая форма отчёта", null, drop: "Хватает прежней");
        await Step(second, id, CycleSteps.Do, "Введено с понедельника");
    }

    private async Task Unmoved(DemoMoment found, CancellationToken cancel)
    {
        var id = await Begin(found.Changed.AddDays(-9), found.Stage, found.Location, "второй звонок в тот же день вернёт тех, кто не ответил", now.AddDays(-3), cancel);
        await Step(found.Changed.AddDays(-7), id, CycleSteps.Plan);
        await Measure(found.Changed.AddDays(-6), id, "Второй звонок в тот же день", found.Changed);
        await Step(found.Changed, id, CycleSteps.Do);
    }

    /// <summary>Planned, and then forgotten.</summary>
    private async Task Late(string stage, CancellationToken cancel)
    {
        var begun = now.AddDays(-36);
        var id = await Begin(begun, stage, clinic.Model.Places.Keys.Order(StringComparer.Ordinal).FirstOrDefault(), HypothesisOf(stage), now.AddDays(60), cancel);
        await Step(begun.AddDays(2), id, CycleSteps.Plan);
        await Measure(begun.AddDays(3), id, MeasureOf(stage), begun.AddDays(14), settle: false);
        await Measure(begun.AddDays(3), id, "Скрипт разговора", begun.AddDays(7));
    }

    private Task Planned(CancellationToken cancel) =>
        Begin(now.AddDays(-2), "lead", null, "ответ в первые пять минут записывает больше заявок", now.AddDays(90), cancel, "Запись с заявки: быстрый ответ");

    private async Task<Guid> Begin(DateTimeOffset at, string stage, string? location, string hypothesis, DateTimeOffset check, CancellationToken cancel, string? title = null)
    {
        var then = Then(at);
        var target = Math.Min(99, Math.Round((then.Figures.Of(new CycleFigure(stage, CycleSeries.Conversion, location)).Chart.Before?.Mean ?? 60) + 4));
        var begun = await then.Begin.Handle(new(title ?? TitleOf(stage), stage, null, location, target, hypothesis, null, Day(check)), quality, cancel);
        return begun.Value?.Id ?? throw new InvalidOperationException(begun.Refusal!.Detail.En);
    }

    private async Task Step(DateTimeOffset at, Guid id, string step, string? note = null, string? conclusion = null, string? decision = null) =>
        await Then(at).Step.Handle(id, step, new(null, note, conclusion, decision), quality);

    private async Task Measure(DateTimeOffset at, Guid id, string text, DateTimeOffset? due, string? kind = null, string? name = null, string? drop = null, bool settle = true)
    {
        var added = await Then(at).Measure.Handle(id, new(null, text, kind, name, kind is null ? null : 1, due is { } d ? Day(d) : null), quality);
        if (added.Value is not { } measure || !settle) return;
        // A measure has the number of the act that added it.
        if (drop is not null) await Then(at.AddHours(2)).Settle.Drop(id, measure.Version, new(null, drop), quality);
        else await Then(at.AddHours(2)).Settle.Done(id, measure.Version, new(null), quality);
    }

    private DateOnly Day(DateTimeOffset time) => Cohorts.DayOf(time, clinic.Model.Default.Zone);

    private static string TitleOf(string stage) => stage switch
    {
        "consultation" => "Согласие планов",
        "arrival" => "Приход по записи",
        _ => "Запись с заявки",
    };

    private static string HypothesisOf(string stage) => stage switch
    {
        "consultation" => "план с экрана и с рассрочкой согласуют чаще",
        "arrival" => "напоминание за два часа до визита приведёт больше записанных",
        _ => "ответ в первые пять минут запишет больше заявок",
    };

    private static string MeasureOf(string stage) => stage switch
    {
        "consultation" => "Показ плана на экране",
        "arrival" => "Напоминание за два часа до визита",
        _ => "Дежурный на заявках",
    };

    /// <summary>The use cases as they are when it is then.</summary>
    private Verbs Then(DateTimeOffset time)
    {
        var then = new AsOfClock(time < now ? time : now);
        var work = ActivatorUtilities.CreateInstance<Work.Subjects.DeclareWork>(services, then);
        var write = ActivatorUtilities.CreateInstance<WriteCycle>(services, then, work);
        var figures = ActivatorUtilities.CreateInstance<ReadFigures>(services, then);
        var read = ActivatorUtilities.CreateInstance<ReadCycle>(services, then, write);
        var begin = ActivatorUtilities.CreateInstance<BeginCycle>(services, then, write, figures);
        return new(figures, begin, new(write, read, figures), new(write, clinic), new(write), new(write, read, begin, figures));
    }

    private sealed record Verbs(ReadFigures Figures, BeginCycle Begin, CompleteStep Step, AddMeasure Measure, SettleMeasure Settle, BeginTurn Turn);
}
