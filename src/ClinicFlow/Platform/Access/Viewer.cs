using System.Security.Claims;

namespace ClinicFlow.Platform.Access;

/// <summary>Who asks: the role decides what, the location whose.</summary>
public sealed record Viewer(string UserName, string Name, string Role, string? Staff, string? Location)
{
    public const string RoleClaim = "clinicflow.role", StaffClaim = "clinicflow.staff", LocationClaim = "clinicflow.location", NameClaim = "clinicflow.name";

    public static Viewer? Of(ClaimsPrincipal user) => user.Identity?.IsAuthenticated != true ? null : new(
        user.Identity.Name ?? "", user.FindFirstValue(NameClaim) ?? user.Identity.Name ?? "", user.FindFirstValue(RoleClaim) ?? "",
        user.FindFirstValue(StaffClaim), user.FindFirstValue(LocationClaim));

    /// <summary>Bound by minimal APIs; the endpoint is signed in, so there is one.</summary>
    public static ValueTask<Viewer?> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context.User));

    public bool May(Permission permission) => Permissions.May(Role, permission);

    /// <summary>May this viewer see something of that location?</summary>
    public bool Sees(string? location) => Location is null || location is null || Location == location;

    /// <summary>The location to filter by: the viewer's own, whatever was asked for, or the one asked for.</summary>
    public string? Narrow(string? asked) => Location ?? (string.IsNullOrEmpty(asked) ? null : asked);
}
