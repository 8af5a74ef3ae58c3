using System.Security.Claims;

namespace ClinicFlow.Platform.Access;

/// <summary>Who asks: the role decides what, the location whose.</summary>
public sealed record Viewer(string UserName, string Name, string Role, string? Staff, string? Location)
{
    public const string RoleClaim = "clinicflow.role", StaffClaim = "clinicflow.staff", LocationClaim = "clinicflow.location", NameClaim = "clinicflow.name", MustChangeClaim = "clinicflow.must-change";

    /// <summary>The id of the user, for those who work here without being staff.</summary>
    public string? User { get; init; }

    public static Viewer? Of(ClaimsPrincipal user) => user.Identity?.IsAuthenticated != true ? null : new(
        user.Identity.Name ?? "", user.FindFirstValue(NameClaim) ?? user.Identity.Name ?? "", user.FindFirstValue(RoleClaim) ?? "",
        user.FindFirstValue(StaffClaim), user.FindFirstValue(LocationClaim)) { User = user.FindFirstValue(ClaimTypes.NameIdentifier) };

    /// <summary>Bound by minimal APIs; the endpoint is signed in, so there is one.</summary>
    public static ValueTask<Viewer?> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context.User));

    /// <summary>Is this member of staff, or <c>user:ID</c>, the viewer?</summary>
    public bool Is(string person) => person == Staff || User is not null && person == "user:" + User;

    public bool May(Permission permission) => Permissions.May(Role, permission);

    /// <summary>May this viewer see something of that location?</summary>
    public bool Sees(string? location) => Location is null || location is null || Location == location;

    /// <summary>The location to filter by: the viewer's own, whatever was asked for, or the one asked for.</summary>
    public string? Narrow(string? asked) => Location ?? (string.IsNullOrEmpty(asked) ? null : asked);
}
