using System.Security.Claims;
using ClinicFlow.Platform.Access.Accounts;
using ClinicFlow.Platform.Access.Cards;
using ClinicFlow.Platform.Access.Keys;
using ClinicFlow.Platform.Access.Sessions;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace ClinicFlow.Platform.Access;

/// <summary>Sign-in by ASP.NET Core Identity with cookies for people and API keys for integrators.</summary>
public static class AccessSetup
{
    private const string CookieOrKey = "cookie-or-key";

    /// <summary>What the command line does with accounts too.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton<AddAccount>().AddSingleton<ChangeAccount>().AddSingleton<ListAccounts>().AddSingleton<KeysOfSystems>().AddSingleton<LiveSessions>().AddSingleton<ChangePassword>()
        .AddHttpContextAccessor().AddSingleton<OpenedCards>().AddSingleton<ListCardOpenings>();

    public static IServiceCollection AddAccess(this IServiceCollection services, ClinicOptions options)
    {
        services.AddClinicKeys(options);
        services.AddIdentityCore<ClinicUser>(identity =>
            {
                identity.Password.RequireNonAlphanumeric = identity.Password.RequireUppercase = false;
                identity.Password.RequiredLength = options.Mode == ClinicMode.Demo ? 4 : 10;
                identity.Password.RequireDigit = identity.Password.RequireLowercase = options.Mode == ClinicMode.Production;
                identity.Lockout.MaxFailedAccessAttempts = 10;
            })
            .AddEntityFrameworkStores<ClinicContext>().AddSignInManager().AddClaimsPrincipalFactory<ClinicClaims>();
        services.AddAuthentication(CookieOrKey)
            .AddPolicyScheme(CookieOrKey, null, o => o.ForwardDefaultSelector = c => c.Request.Headers.ContainsKey(ApiKeyHandler.Header) ? ApiKeyHandler.SchemeName : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie =>
            {
                cookie.Cookie.Name = "clinicflow";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Strict;
                cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
                cookie.Events.OnValidatePrincipal = c => c.HttpContext.RequestServices.GetRequiredService<LiveSessions>().Check(c);
                cookie.Events.OnRedirectToLogin = c => { c.Response.StatusCode = 401; return Task.CompletedTask; };
                cookie.Events.OnRedirectToAccessDenied = c => { c.Response.StatusCode = 403; return Task.CompletedTask; };
            });
        services.AddAuthorization(o =>
        {
            o.FallbackPolicy = null;
            o.AddPolicy(AccessTable.Policy, p => p.RequireAuthenticatedUser().AddRequirements(new AccessTable.Requirement()));
            foreach (var permission in Enum.GetValues<Permission>())
                o.AddPolicy(permission.ToString(), p => p.RequireAuthenticatedUser().RequireAssertion(c => Permissions.May(c.User.FindFirstValue(Viewer.RoleClaim), permission) && KeyScopes.Allow(c.User, permission)));
        });
        return services.AddSingleton(AccessTable.Shipped).AddSingleton<IAuthorizationHandler, AccessByTable>().AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedWords>();
    }

    /// <summary>Says what an endpoint needs; every endpoint under /api/v1 says it or is named anonymous.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(permission.ToString());

    /// <summary>A write that rides on a cookie must come from our own pages.</summary>
    public static IApplicationBuilder UseOwnPagesOnly(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method);
        var foreign = context.Request.Headers.TryGetValue("Sec-Fetch-Site", out var site) && site == "cross-site";
        if (!reads && foreign && context.Request.Path.StartsWithSegments("/api"))
        {
            context.Response.StatusCode = 403;
            return;
        }
        await next();
    });
}

/// <summary>Puts role, staff and location of a user into the cookie.</summary>
public sealed class ClinicClaims(UserManager<ClinicUser> users, Microsoft.Extensions.Options.IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<ClinicUser>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(ClinicUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(Viewer.RoleClaim, user.Role));
        identity.AddClaim(new Claim(Viewer.NameClaim, user.DisplayName ?? user.UserName ?? ""));
        if (user.Staff is not null) identity.AddClaim(new Claim(Viewer.StaffClaim, user.Staff));
        if (user.Location is not null) identity.AddClaim(new Claim(Viewer.LocationClaim, user.Location));
        if (user.MustChangePassword) identity.AddClaim(new Claim(Viewer.MustChangeClaim, "yes"));
        return identity;
    }
}
