using ClinicFlow.Clinic;
using ClinicFlow.Intake.Imports;
using ClinicFlow.Intake.Runs;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data.HotPath;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Intake.Api;

/// <summary>Starts an import of an upload. A mapping that was edited for it is stored first: what ran can always be read, mended and replayed.</summary>
public sealed class StartImport(MappingStore mappings, Uploads uploads, ImportQueue runs, WriteQueue queue, TimeProvider clock)
{
    public async Task<Results<Accepted<Started>, ProblemHttpResult>> Handle(StartRequest request, Viewer viewer, HttpContext http)
    {
        if (uploads.Find(request.Upload) is not { } folder) return http.NotThere();
        if ((request.Text ?? (request.Mapping is { } named ? mappings.Find(named) : null)) is not { } text) return http.NotThere();
        var reading = MappingReader.Read(text, request.Mapping ?? "mapping");
        if (reading.Plan is not { } plan)
            return http.Refuse(422, "mapping.wrong", new("Маппинг с ошибками", "The mapping has mistakes"), new("Импорт не начат.", "The import was not started."), new("Исправьте отмеченное и запустите ещё раз.", "Mend what is marked and start again."), reading.Problems);
        var name = request.Mapping is { Length: > 0 } chosen ? chosen : plan.Name;
        if (!MappingStore.IsName(name))
            return http.Refuse(400, "mapping.name", new("Имя не подходит", "Not a possible name"), new("Имя маппинга — до 64 букв, цифр, «-», «_», точек и пробелов.", "The name of a mapping is up to 64 letters, digits, '-', '_', dots and spaces."));
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        if (await queue.Write(Writer.Person, session => WriteDown(session, id, plan, name, folder, GoLive(request, plan), viewer)) is { } other)
            return http.Refuse(409, "go-live.set", new("Дата запуска уже задана", "The go-live date is set"),
                new($"Источник «{plan.Source}» уже запущен с {other:dd.MM.yyyy}.", $"The source '{plan.Source}' is live since {other:yyyy-MM-dd}."), new("Измените дату в настройках источника.", "Change the date in the settings of the source."));
        if (request.Text is not null && mappings.Find(name) != text) mappings.Save(name, text);
        runs.Add(id);
        return TypedResults.Accepted($"/api/v1/imports/{id}", new Started(id));
    }

    /// <summary>The first moment of the day in the mapping's zone.</summary>
    private static DateTimeOffset? GoLive(StartRequest request, ImportPlan plan)
    {
        if (request.GoLive is not { } date) return null;
        var local = date.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById(plan.TimeZone).GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The run and its source, before it is answered that they are.</summary>
    /// <returns>The go-live date of the source if it is another one; nothing is written then.</returns>
    private DateTimeOffset? WriteDown(WriteSession session, Guid id, ImportPlan plan, string name, string folder, DateTimeOffset? goLive, Viewer viewer)
    {
        if (goLive is { } asked && session.Scalar("SELECT go_live FROM source WHERE id = @p0", plan.Source) is { } known && Platform.Data.Microseconds.To(Convert.ToInt64(known)) is var set && set != asked) return set;
        var now = clock.GetUtcNow();
        ClinicRegister.AddSource(session, plan.Source, goLive ?? plan.GoLive ?? now);
        ImportRunStore.Create(session, id, name, plan.Source, folder, viewer.UserName, now);
        return null;
    }
}
