using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using ClinicFlow.Platform.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ClinicFlow.Platform.Access;

/// <summary>Signs integrators in by <c>X-Api-Key</c>; only the key's hash is stored.</summary>
public sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IDbContextFactory<ClinicContext> contexts)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "api-key", Header = "X-Api-Key";

    public static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    public static string NewKey() => "cf_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[Header].ToString() is not { Length: > 0 } key) return AuthenticateResult.NoResult();
        var hash = Hash(key);
        await using var context = await contexts.CreateDbContextAsync(Context.RequestAborted);
        var user = await context.Users.AsNoTracking().FirstOrDefaultAsync(u => u.ApiKeyHash == hash, Context.RequestAborted);
        if (user is null) return AuthenticateResult.Fail("unknown key");
        var identity = new ClaimsIdentity(SchemeName, ClaimTypes.Name, Viewer.RoleClaim);
        identity.AddClaim(new Claim(ClaimTypes.Name, user.UserName ?? ""));
        identity.AddClaim(new Claim(Viewer.RoleClaim, user.Role));
        if (user.Location is not null) identity.AddClaim(new Claim(Viewer.LocationClaim, user.Location));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }
}
