using ClinicFlow.Platform.Hosting;
using ClinicFlow.Rules;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Work;

/// <summary>Why something asked for was not done, in both languages, with what the asker needs to go on.</summary>
public sealed record Refusal(int Status, string Code, LocalizedText Title, LocalizedText Detail)
{
    /// <summary>Who has it, on a conflict.</summary>
    public ItemLock? Lock { get; init; }
    /// <summary>How it stands now, on a conflict.</summary>
    public WorkItemView? Current { get; init; }

    /// <summary>What else the asker needs, by the name that it has in the answer.</summary>
    public IReadOnlyDictionary<string, object?> More { get; init; } = new Dictionary<string, object?>();

    public static readonly Refusal NotFound = new(404, "not-found", new("Не найдено", "Not found"), new("Такой записи нет или она другой клиники.", "There is no such record, or it is of another clinic."));

    public static Refusal Wrong(string code, string ru, string en) => new(400, code, new("Так записать нельзя", "This can't be recorded"), new(ru, en));
}

/// <summary>What a use case answers: a value or why not.</summary>
public readonly record struct Answer<T>(T? Value, Refusal? Refusal) where T : class
{
    public static implicit operator Answer<T>(T value) => new(value, null);
    public static implicit operator Answer<T>(Refusal refusal) => new(null, refusal);
}

public static class Answers
{
    /// <summary>The value, or problem details in the language of the request.</summary>
    public static Results<Ok<T>, ProblemHttpResult> ToHttp<T>(this Answer<T> answer, HttpContext http) where T : class =>
        answer.Refusal is { } refusal ? Problem(refusal, http) : TypedResults.Ok(answer.Value!);

    public static ProblemHttpResult Problem(Refusal refusal, HttpContext http)
    {
        var language = http.Request.Headers.AcceptLanguage.ToString();
        var more = Problems.Code(refusal.Code);
        if (refusal.Lock is { } held) more["lock"] = held;
        if (refusal.Current is { } current) more["current"] = current;
        foreach (var (name, value) in refusal.More) more[name] = value;
        return TypedResults.Problem(refusal.Detail.In(language), statusCode: refusal.Status, title: refusal.Title.In(language), extensions: more);
    }
}
