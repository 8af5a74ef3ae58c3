using System.Globalization;
using System.Text;
using ClinicFlow.Intake.Imports;
using ClinicFlow.Intake.Runs;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Platform.Demo;

/// <summary>
/// An import of the demo clinic that went half well: the answers of a survey service, as its export really comes, with some
/// rows that cannot be understood. It runs through the same door as every import, so that its quarantine can be mended.
/// </summary>
public sealed class DemoImport(
    WriteQueue queue, ImportRunner runner, MappingStore mappings, IDbContextFactory<ClinicContext> contexts, ClinicOptions options)
{
    private const string Done = "demo-import", Name = "survey-service", By = "integrator";
    private const int Answers = 60;

    private const string Mapping = """
        {
          "comment": "Answers of the survey service. Telegram is not among its channels yet: add it to the enum and replay the quarantine.",
          "name": "survey-service", "source": "survey-service",
          "timeZone": "Europe/Moscow", "dateTime": "dd.MM.yyyy HH:mm", "date": "dd.MM.yyyy",
          "enums": { "channel": { "смс": "sms", "почта": "email" } },
          "files": [
            {
              "file": "answers.csv", "key": "{anketa}", "subject": "{karta}", "ignored": ["vrach"],
              "let": { "by": "enum:channel(kanal)" },
              "events": [
                { "type": "message.sent", "time": "otpravlena", "data": { "message": "Q{anketa}", "channel": "{by}", "contactReason": "=satisfaction" } },
                { "type": "survey.answered", "time": "otvet", "data": { "survey": "Q{anketa}", "kind": "=nps", "score": "int:ocenka" }, "note": "kommentarij?" }
              ]
            }
          ]
        }
        """;

    private static readonly string[] Comments = ["Всё хорошо", "Спасибо врачу", "Долго ждали у кабинета", "", "Понравилось, объяснили план", ""];

    public async Task Perform(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (await context.Settings.AnyAsync(s => s.Name == Done, cancel)) return;
        var now = options.Clock.GetUtcNow();
        var since = now.AddDays(-40);
        var patients = await context.Patients.AsNoTracking().Where(p => p.LastVisitAt >= since).OrderBy(p => p.Id).Select(p => new { p.Subject, p.LastVisitAt }).Take(Answers).ToListAsync(cancel);
        if (patients.Count == 0) return;
        var id = Guid.CreateVersion7(now);
        var folder = Directory.CreateDirectory(Path.Combine(options.Data.Uploads, id.ToString("N"))).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "answers.csv"), Csv([.. patients.Select(p => (p.Subject, p.LastVisitAt!.Value))]), cancel);
        mappings.Save(Name, Mapping);
        var plan = MappingReader.Read(Mapping, Name).Plan!;
        await queue.Write(Writer.Background, session => ImportRunStore.Create(session, id, Name, plan.Source, folder, By, now));
        await runner.Run(new ImportRequest(plan, Name, folder, By: By), cancel: cancel, id: id);
        await queue.Write(Writer.Background, session => session.Insert("setting", ["name", "value"], [[Done, id.ToString()]], "ON CONFLICT DO NOTHING"));
    }

    /// <summary>One answer a row; every sixth row or so has one of the mistakes that real exports have.</summary>
    private static string Csv(IReadOnlyList<(string Subject, DateTimeOffset Visit)> patients)
    {
        var text = new StringBuilder("anketa;karta;otpravlena;otvet;ocenka;kanal;vrach;kommentarij\r\n");
        for (var i = 0; i < patients.Count; i++)
        {
            var (card, visit) = patients[i];
            string sent = Moment(visit.AddHours(2)), answered = Moment(visit.AddHours(2 + i % 5)), score = (i % 11 == 4 ? 5 : 8 + i % 3).ToString(CultureInfo.InvariantCulture), channel = i % 2 == 0 ? "смс" : "почта";
            switch (i)
            {
                case 7: answered = "31.02." + visit.Year.ToString(CultureInfo.InvariantCulture) + " 12:00"; break;
                case 13: score = "девять"; break;
                case 19 or 31 or 43: channel = "телеграм"; break;
                case 25: card = ""; break;
                case 37: score = "9;лишнее"; break;
                case 49: answered = ""; break;
            }
            text.Append(CultureInfo.InvariantCulture, $"{4100 + i};{card};{sent};{answered};{score};{channel};ОП-{1 + i % 7};{Comments[i % Comments.Length]}\r\n");
        }
        return text.ToString();
    }

    private static string Moment(DateTimeOffset time) =>
        TimeZoneInfo.ConvertTime(time, TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture);
}
