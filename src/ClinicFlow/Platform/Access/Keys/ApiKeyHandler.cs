using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ClinicFlow.Platform.Access.Keys;

/// <summary>Signs other systems in by <c>X-Api-Key</c>; only the key's hash is stored.</summary>
public sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IDbContextFactory<ClinicContext> contexts, WriteQueue queue, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "api-key", Header = "X-Api-Key";
    private static readonly TimeSpan UseIsNotedEvery = TimeSpan.FromMinutes(1);

    public static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    public static string NewKey() => "cf_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[Header].ToString() is not { Length: > 0 } secret) return AuthenticateResult.NoResult();
        var hash = Hash(secret);
        await using var context = await contexts.CreateDbContextAsync(Context.RequestAborted);
        var key = await context.ApiKeys.AsNoTracking().FirstOrDefaultAsync(k => k.Hash == hash && k.RevokedAt == null, Context.RequestAborted);
        if (key is null) return AuthenticateResult.Fail("unknown key");
        NoteUse(key);
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.Name, key.Name), new(ClaimTypes.NameIdentifier, "key:" + key.Id.ToString("N")), new(Viewer.RoleClaim, Roles.Integrator), new(KeyScopes.Claim, key.Scopes)], SchemeName, ClaimTypes.Name, Viewer.RoleClaim);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    /// <summary>Nobody waits for it: an answer is not late because of a note, and a note that is lost is made by the next request.</summary>
    private void NoteUse(ApiKey key)
    {
        var now = clock.GetUtcNow();
        if (key.LastUsedAt is { } last && now - last < UseIsNotedEvery) return;
        _ = queue.Write(Writer.Background, session => session.Execute("UPDATE api_key SET last_used_at = @p0 WHERE id = @p1", now, key.Id));
    }
}
