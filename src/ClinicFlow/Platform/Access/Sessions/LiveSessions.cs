using System.Collections.Concurrent;
using System.Security.Claims;
using ClinicFlow.Platform.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Platform.Access.Sessions;

/// <summary>
/// Does a cookie still stand? Whoever is deactivated, or gets another role, location or password, is out at once on the node
/// that did it and within seconds on every other: the stamp in the cookie is compared with the user's.
/// </summary>
public sealed class LiveSessions(IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);
    private readonly string stampClaim = new ClaimsIdentityOptions().SecurityStampClaimType;
    private readonly ConcurrentDictionary<string, (string? Stamp, long At)> known = new();

    public void Forget(string user) => known.TryRemove(user, out _);

    public async Task Check(CookieValidatePrincipalContext cookie)
    {
        var (user, stamp) = (cookie.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), cookie.Principal?.FindFirstValue(stampClaim));
        if (user is not null && stamp is not null && (Remembers(user, stamp) || await StampOf(user, cookie.HttpContext.RequestAborted) == stamp)) return;
        cookie.RejectPrincipal();
        await cookie.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>What is remembered lets in and never keeps out: on another node the user may have got a new stamp just now.</summary>
    private bool Remembers(string user, string stamp) => known.TryGetValue(user, out var kept) && kept.Stamp == stamp && clock.GetElapsedTime(kept.At) < Remembered;

    private async Task<string?> StampOf(string user, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var at = clock.GetTimestamp();
        var stamp = await context.Users.AsNoTracking().Where(u => u.Id == user && u.DeactivatedAt == null).Select(u => u.SecurityStamp).FirstOrDefaultAsync(cancel);
        known[user] = (stamp, at);
        return stamp;
    }
}
