using ClinicFlow.Intake.Imports;
using ClinicFlow.Platform.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Intake.Api;

/// <summary>Why a request was not done, in the language of the request, with what to do.</summary>
internal static class Refusals
{
    public static ProblemHttpResult Refuse(this HttpContext http, int status, string code, LocalizedText title, LocalizedText detail, LocalizedText? remedy = null, object? problems = null)
    {
        var english = http.Request.Headers.AcceptLanguage.ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase);
        var more = Problems.Code(code, remedy is null ? null : In(remedy));
        if (problems is not null) more["problems"] = problems;
        return TypedResults.Problem(In(detail), statusCode: status, title: In(title), extensions: more);

        string In(LocalizedText text) => english ? text.En : text.Ru;
    }

    public static ProblemHttpResult NotThere(this HttpContext http) => http.Refuse(404, "not-found", new("Не найдено", "Not found"), new("Такой записи нет.", "There is no such record."));

    public static ProblemHttpResult TooLarge(this HttpContext http, long limit) => http.Refuse(413, "too-large", new("Слишком много за один раз", "Too much at once"),
        new($"Больше {limit >> 20} МБ за один запрос не принимается.", $"More than {limit >> 20} MB a request are not taken."), new("Разделите на несколько запросов.", "Divide it into several requests."));

    /// <summary>A problem of the input, with its place in the text.</summary>
    public static ProblemHttpResult Refuse(this HttpContext http, int status, ImportProblem problem)
    {
        var place = problem.Column is { } column ? new LocalizedText($"Строка {problem.Line}, столбец {column}. ", $"Line {problem.Line}, column {column}. ") : new("", "");
        return http.Refuse(status, problem.Code, new("Запрос не разобран", "The request can't be read"),
            new(place.Ru + problem.Message.Ru, place.En + problem.Message.En), problem.Remedy, (ImportProblem[])[problem]);
    }
}
