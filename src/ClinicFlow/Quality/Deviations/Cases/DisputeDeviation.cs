using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Rules;
using ClinicFlow.Work;
using ClinicFlow.Work.Changes;
using ClinicFlow.Work.Subjects;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Deviations.Cases;

public sealed record DisputeRequest(string Text);

public sealed record DeviationActed(Guid Id, DeviationStatus Status, LocalizedText Said);

/// <summary>The employee says, within the time limit, why the deviation is none; it counts for nothing until that is decided.</summary>
public sealed class DisputeDeviation(WriteQueue queue, ClinicStore clinic, DeviationSettingsStore settings, IDbContextFactory<ClinicContext> contexts, DeclareWork work, ChangeFeed changes, TimeProvider clock)
{
    public const int LongestText = 2000;

    private static readonly Refusal
        NotYours = new(403, "not-yours", new("Это не ваше отклонение", "This deviation is not yours"), new("Оспорить его может тот, кому оно записано.", "Whoever it was recorded of can dispute it.")),
        TooLate = new(409, "too-late", new("Срок оспаривания прошёл", "The time to dispute is over"), new("Отклонение подтверждено сроком. Обратитесь к менеджеру по качеству: снять его с причиной он может и теперь.", "The time limit has confirmed it. Ask the quality manager, who can still dismiss it with a reason.")),
        Not = new(409, "not-new", new("Оспаривать нечего", "Nothing to dispute"), new("Отклонение уже оспорено, решено или отозвано данными.", "The deviation is disputed, decided or withdrawn already."));

    public async Task<Answer<DeviationActed>> Handle(Guid id, DisputeRequest request, Viewer viewer, CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(request.Text)) return Refusal.Wrong("no-text", "Скажите, почему это не отклонение.", "Say why this is no deviation.");
        if (request.Text.Length > LongestText) return Refusal.Wrong("note-too-long", $"Текст длиннее {LongestText} знаков.", $"The text is longer than {LongestText} characters.");
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var rules = await settings.Read(context, cancel);
        var answer = await queue.Write<Answer<DeviationActed>>(Writer.Person, session =>
        {
            if (HeldDeviation.Read(session, id, viewer) is not { } held) return Refusal.NotFound;
            if (held.Staff is null || !viewer.Is(held.Staff)) return NotYours;
            var now = clock.GetUtcNow();
            if (held.DisputeUntil <= now) return TooLate;
            if (held.Status != DeviationStatus.New || held.Withdrawn || !held.Counted) return Not;
            var calendar = clinic.Model.Place(held.Location).Calendar;
            var decideUntil = calendar.AddWorkingDays(now, rules.DecideDays);
            session.Insert("deviation_case", ["id", "found_at", "dispute_until"], [[id, now, calendar.AddWorkingDays(now, rules.DisputeDays)]], "ON CONFLICT DO NOTHING");
            session.Execute("UPDATE deviation_case SET disputed_at = @p1, disputed_by = @p2, dispute = @p3, decide_until = @p4 WHERE id = @p0", id, now, held.Staff, request.Text.Trim(), decideUntil);
            session.Execute("UPDATE deviation SET status = @p1 WHERE id = @p0", id, (int)DeviationStatus.Disputed);
            work.InTransaction(session, DecideDeviation.SubjectOf(id), [Item(held, decideUntil)], DecideDeviation.Decided);
            return new DeviationActed(id, DeviationStatus.Disputed, new("Оспорено: до решения шаг не считается", "Disputed: until decided no step is counted"));
        });
        if (answer.Value is not null) foreach (var what in new[] { "deviations", "work-items" }) changes.Say(what);
        return answer;
    }

    private SubjectItem Item(HeldDeviation held, DateTimeOffset due)
    {
        var title = Journeys.Api.StageStrip.TitleOf(clinic.Model, held.Standard);
        return new()
        {
            Reason = "deviation:decide", Role = Roles.Quality, Location = held.Location, Due = due, Link = $"/deviations?open={held.Id}", Action = "decide",
            Title = new("Решить спор об отклонении", "Decide a disputed deviation"), Why = new($"Оспорено: {title.Ru}", $"Disputed: {title.En}"),
        };
    }
}
