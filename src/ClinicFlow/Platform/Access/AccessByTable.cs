using System.Security.Claims;
using ClinicFlow.Platform.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace ClinicFlow.Platform.Access;

/// <summary>
/// Lets a caller through where the table has a mark for the role. An endpoint without a row is guarded by the permission that it
/// names in its code, and by nothing at all it is closed.
/// </summary>
public sealed class AccessByTable(AccessTable table) : AuthorizationHandler<AccessTable.Requirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AccessTable.Requirement requirement)
    {
        if (context.Resource is HttpContext http && !HasToChangePassword(http) && Allows(http, context.User.FindFirstValue(Viewer.RoleClaim))) context.Succeed(requirement);
        return Task.CompletedTask;
    }

    /// <summary>With a one-time password nothing is open but the way to one's own.</summary>
    public static bool HasToChangePassword(HttpContext http) => http.User.HasClaim(c => c.Type == Viewer.MustChangeClaim) && !http.Request.Path.StartsWithSegments("/api/v1/session");

    private bool Allows(HttpContext http, string? role) => table.Of(http) is { } row
        ? role is not null && row.Roles.Contains(role)
        : http.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => Enum.TryParse<Permission>(a.Policy, out _)) == true;
}

/// <summary>A refusal in words: what may not be done, and whom to ask.</summary>
public sealed class RefusedWords(IProblemDetailsService problems) : IAuthorizationMiddlewareResultHandler
{
    public const string Code = "role-may-not", ChangeFirst = "password-must-change";
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult result)
    {
        if (!result.Forbidden)
        {
            await usual.HandleAsync(next, context, policy, result);
            return;
        }
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        await problems.WriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = AccessByTable.HasToChangePassword(context) ? new()
            {
                Status = StatusCodes.Status403Forbidden, Title = "Change the password first", Detail = "The password was made for one sign-in. Choose your own.",
                Extensions = { ["code"] = ChangeFirst, ["detailRu"] = "Пароль выдан на один вход. Выберите свой." },
            }
            : new()
            {
                Status = StatusCodes.Status403Forbidden, Title = "Your role may not do this", Detail = "Your role has no access to this. Ask an administrator if you need it.",
                Extensions = { ["code"] = Code, ["detailRu"] = "Вашей роли это недоступно. Если доступ нужен, обратитесь к администратору." },
            },
        });
    }
}
