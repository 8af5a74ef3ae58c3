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
    public DateTimeOffset? CreatedAt { get; set; }
    public DateTimeOffset? LastSignInAt { get; set; }
    /// <summary>Since when the user may not sign in; what the user did before stays.</summary>
    public DateTimeOffset? DeactivatedAt { get; set; }
    /// <summary>The password was made by somebody else and is good for one sign-in.</summary>
    public bool MustChangePassword { get; set; }
    /// <summary>Made by the demo; production refuses to start while one exists.</summary>
    public bool Demo { get; set; }
}
