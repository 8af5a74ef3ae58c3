using System.Security.Claims;

namespace ClinicFlow.Platform.Access.Keys;

/// <summary>What a key may do: a part of what an integrator may. A key without a scope can only ask who it is.</summary>
public static class KeyScopes
{
    public const string Claim = "clinicflow.scopes";

    public static readonly IReadOnlyDictionary<string, Permission> All = new Dictionary<string, Permission>
    {
        ["send-events"] = Permission.SendEvents,
        ["run-imports"] = Permission.RunImports,
        ["see-imports"] = Permission.SeeImports,
        ["read-settings"] = Permission.ReadSettings,
    };

    /// <summary>True for people, who have no scopes, and for a key that has the scope.</summary>
    public static bool Allow(ClaimsPrincipal user, Permission permission) => user.FindFirstValue(Claim) is not { } scopes
        || permission == Permission.SignedIn || scopes.Split(' ').Any(s => All.TryGetValue(s, out var allowed) && allowed == permission);
}
