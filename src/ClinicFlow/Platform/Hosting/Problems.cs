using ClinicFlow.Platform.Data.HotPath;
using Microsoft.AspNetCore.Diagnostics;

namespace ClinicFlow.Platform.Hosting;

/// <summary>What problem details carry beside the standard members.</summary>
public static class Problems
{
    public static Dictionary<string, object?> Code(string code, string? remedy = null) =>
        remedy is null ? new() { ["code"] = code } : new() { ["code"] = code, ["remedy"] = remedy };

    /// <summary>A full disk is told as what it is; every other fault is told by its reference number alone.</summary>
    public static void Describe(ProblemDetailsContext context)
    {
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is not DiskFullException) return;
        context.HttpContext.Response.StatusCode = StatusCodes.Status507InsufficientStorage;
        var problem = context.ProblemDetails;
        (problem.Status, problem.Title, problem.Type) = (StatusCodes.Status507InsufficientStorage, "The disk is full", null);
        problem.Detail = "The disk of the database is full. Nothing was saved; free some space on the server and try again.";
        problem.Extensions["code"] = "disk-full";
        problem.Extensions["detailRu"] = "Диск базы данных заполнен. Ничего не сохранено; освободите место на сервере и повторите.";
    }
}
