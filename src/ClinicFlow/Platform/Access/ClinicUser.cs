using Microsoft.AspNetCore.Identity;

namespace ClinicFlow.Platform.Access;

/// <summary>Somebody who signs in.</summary>
public sealed class ClinicUser : IdentityUser
{
    /// <summary>One of the roles of <see cref="Roles"/>.</summary>
    public required string Role { get; set; }
    public string? DisplayName { get; set; }
    /// <summary>The member of staff that this user is.</summary>
    public string? Staff { get; set; }
    /// <summary>The only location whose patients the user may see; null for all.</summary>
    public string? Location { get; set; }
    /// <summary>Hash of the integrator's API key.</summary>
    public string? ApiKeyHash { get; set; }
    /// <summary>Made by the demo; production refuses to start while one exists.</summary>
    public bool Demo { get; set; }
}
