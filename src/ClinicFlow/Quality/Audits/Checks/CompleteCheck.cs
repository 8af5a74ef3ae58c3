using System.Text.Json;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Audits.Scorecards;
using ClinicFlow.Work;
using ClinicFlow.Work.Changes;

namespace ClinicFlow.Quality.Audits.Checks;

/// <summary>The answers as they stand; <paramref name="Version"/> is the one that was read.</summary>
public sealed record CheckAnswers(IReadOnlyDictionary<string, CriterionAnswer> Answers, string? Note, long Version);

/// <summary>Keeps what the auditor has answered so far, or finishes the check: then what was not kept becomes deviations.</summary>
public sealed class CompleteCheck(WriteQueue queue, HeldChecks held, CheckRows rows, ScorecardStore scorecards, AuditDeviations deviations, ChangeFeed changes, TimeProvider clock)
{
    public const int LongestNote = 2000;

    public Task<Answer<CheckSaved>> Save(Guid id, CheckAnswers said, Viewer viewer) => Handle(id, said, viewer, finish: false);

    public Task<Answer<CheckSaved>> Finish(Guid id, CheckAnswers said, Viewer viewer) => Handle(id, said, viewer, finish: true);

    private async Task<Answer<CheckSaved>> Handle(Guid id, CheckAnswers said, Viewer viewer, bool finish)
    {
        if (said.Answers is null || said.Answers.Values.Any(a => a is null)) return Refusal.Wrong("no-answers", "Нет ответов: answers, по критерию.", "There are no answers: answers, by criterion.");
        if (said.Note?.Length > LongestNote || said.Answers.Values.Any(a => a.Note?.Length > LongestNote || a.At?.Length > 40))
            return Refusal.Wrong("note-too-long", $"Заметка длиннее {LongestNote} знаков.", $"A note is longer than {LongestNote} characters.");
        var names = await held.Names();
        var answer = await queue.Write<Answer<CheckSaved>>(Writer.Person, session =>
        {
            if (held.Read(session, id, viewer) is not { } check) return Refusal.NotFound;
            if (held.Refuse(check, viewer) is { } refusal) return refusal;
            if (check.Row.Version != said.Version) return HeldChecks.Changed;
            var card = scorecards.Of(check.Row.Scorecard, check.Row.ScorecardVersion);
            if (said.Answers.Keys.FirstOrDefault(k => card.Criteria.All(c => c.Id != k)) is { } unknown) return Refusal.Wrong("no-criterion", $"В чек-листе нет критерия «{unknown}».", $"The scorecard has no criterion '{unknown}'.");
            var result = ScorecardResult.Of(card, said.Answers);
            if (finish && result.Unanswered.Count > 0)
                return Refusal.Wrong("unanswered", $"Без ответа осталось критериев: {result.Unanswered.Count}. Неприменимое отметьте «неприменимо».", $"{result.Unanswered.Count} criteria have no answer. Mark what does not apply as not applicable.");
            if (finish && said.Answers.FirstOrDefault(a => a.Value.Mark == Mark.No && string.IsNullOrWhiteSpace(a.Value.Note)) is { Key: { } bare })
                return Refusal.Wrong("no-reason", $"«{card.Criteria.First(c => c.Id == bare).Text.Ru}»: нет, а почему не сказано.", $"\"{card.Criteria.First(c => c.Id == bare).Text.En}\": no, but not why.");
            var now = clock.GetUtcNow();
            session.Execute(
                "UPDATE audit_check SET answers = @p1, note = @p2, score = @p3, verdict = @p4, failed = @p5, status = @p6, closed_at = @p7, closed_by = @p8, version = version + 1 WHERE id = @p0",
                id, JsonSerializer.Serialize(said.Answers, ScorecardFile.Json), Clean(said.Note), (double?)result.Score, finish ? result.Verdict.ToString().ToLowerInvariant() : null, result.Failed.Count > 0,
                finish ? CheckRow.Done : CheckRow.Open, finish ? now : null, finish ? HeldChecks.PersonOf(viewer) : null);
            if (!finish) return new CheckSaved(check.Row.Version + 1, 0, result);
            check.Row.Status = CheckRow.Done;
            rows.Declare(session, check.Row, check.Kind, names.GetValueOrDefault(check.Staff, check.Staff));
            var found = check.Row.Pass == 1 ? deviations.Write(session, check, card, result, said.Answers, now) : 0;
            return new CheckSaved(check.Row.Version + 1, found, result);
        });
        if (answer.Value is not null && finish)
        {
            changes.Say("audits");
            changes.Say("work-items");
            if (answer.Value.Deviations > 0) changes.Say("deviations");
        }
        return answer;
    }

    private static string? Clean(string? note) => string.IsNullOrWhiteSpace(note) ? null : note.Trim();
}

/// <param name="Deviations">How many deviations were recorded.</param>
public sealed record CheckSaved(long Version, int Deviations, ScorecardResult Result);
