using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access.Sessions;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Quality.Deviations;
using ClinicFlow.Quality.Studio.Incidents;
using ClinicFlow.Work;
using ClinicFlow.Work.Lists;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Platform.Access;

public sealed record SignIn(string UserName, string Password);
public sealed record SessionUser(string UserName, string Name, [Role] string Role, string? Staff, string? Location, bool MustChangePassword);
public sealed record SessionLocation(string Id, string Name, string TimeZone, bool Curators);
public sealed record DataAge(DateTimeOffset? AsOf, double? LagMinutes, [OneOf("fresh", "late", "silent")] string State);
public sealed record SessionCounts(int PlanQueue, int Deviations, int Quarantine, int Work, int Recall, int Incidents);
public sealed record Session(
    SessionUser User, [OneOf("demo", "production")] string Mode, DateTimeOffset Now, IReadOnlyList<SessionLocation> Locations, string Currency, DataAge Data, SessionCounts Counts);

/// <summary>Sign in, sign out, and what the shell of every page shows.</summary>
public static class SessionApi
{
    /// <summary>Data older than this are late; beyond a day they are silent and what goes out stops.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromHours(2), Silent = TimeSpan.FromHours(24);

    public static void MapSession(this IEndpointRouteBuilder api)
    {
        api.MapPost("/session", Enter).AllowAnonymous();
        api.MapDelete("/session", (Delegate)Leave).Needs(Permission.SignedIn);
        api.MapGet("/session", Get).Needs(Permission.SignedIn);
        api.MapPost("/session/password", Password).Needs(Permission.SignedIn);
    }

    private static async Task<Results<Ok<Session>, ProblemHttpResult>> Enter(
        SignIn request, HttpContext http, SignInManager<ClinicUser> signIn, UserManager<ClinicUser> users, WriteQueue queue, ClinicContext context, ListWork work, ClinicOptions options, TimeProvider clock, CancellationToken cancel)
    {
        var user = await users.FindByNameAsync(request.UserName ?? "");
        var right = user is { DeactivatedAt: null } && (await signIn.CheckPasswordSignInAsync(user, request.Password ?? "", lockoutOnFailure: true)).Succeeded;
        if (!right) return TypedResults.Problem("User name or password is wrong.", statusCode: 401, title: "Not signed in", extensions: Problems.Code("wrong-password"));
        var now = clock.GetUtcNow();
        await queue.Write(Writer.Person, session => session.Execute("UPDATE asp_net_users SET last_sign_in_at = @p0 WHERE id = @p1", now, user!.Id));
        queue.PersonSeen();
        return TypedResults.Ok(await SignedIn(user!, http, signIn, context, work, options, clock, cancel));
    }

    private static async Task<Results<Ok<Session>, ProblemHttpResult>> Password(
        PasswordChange change, Viewer viewer, HttpContext http, ChangePassword passwords, SignInManager<ClinicUser> signIn, ClinicContext context, ListWork work, ClinicOptions options, TimeProvider clock, CancellationToken cancel)
    {
        var changed = await passwords.Handle(viewer.User ?? "", change);
        if (changed.Refusal is { } refusal) return Answers.Problem(refusal, http);
        return TypedResults.Ok(await SignedIn(changed.Value!, http, signIn, context, work, options, clock, cancel));
    }

    /// <summary>Gives the cookie, and tells what the shell shows to the new session.</summary>
    private static async Task<Session> SignedIn(ClinicUser user, HttpContext http, SignInManager<ClinicUser> signIn, ClinicContext context, ListWork work, ClinicOptions options, TimeProvider clock, CancellationToken cancel)
    {
        signIn.AuthenticationScheme = IdentityConstants.ApplicationScheme;
        await signIn.SignInAsync(user, isPersistent: false);
        return await Tell(Viewer.Of(await signIn.CreateUserPrincipalAsync(user))!, user.MustChangePassword, context, work, options, clock, cancel);
    }

    private static async Task<NoContent> Leave(HttpContext http)
    {
        await Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions.SignOutAsync(http, IdentityConstants.ApplicationScheme);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Session>> Get(Viewer viewer, HttpContext http, ClinicContext context, WriteQueue queue, ListWork work, ClinicOptions options, TimeProvider clock, CancellationToken cancel)
    {
        queue.PersonSeen();
        return TypedResults.Ok(await Tell(viewer, http.User.HasClaim(c => c.Type == Viewer.MustChangeClaim), context, work, options, clock, cancel));
    }

    private static async Task<Session> Tell(Viewer viewer, bool mustChange, ClinicContext context, ListWork work, ClinicOptions options, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var places = await context.Locations.AsNoTracking().OrderBy(l => l.Name).Select(l => new SessionLocation(l.Id, l.Name, l.TimeZone, l.Curators)).ToListAsync(cancel);
        var last = await context.Sources.AsNoTracking().MaxAsync(s => s.LastReceivedAt, cancel);
        var lag = last is { } at ? now - at : (TimeSpan?)null;
        var state = lag is null || lag < Late ? "fresh" : lag < Silent ? "late" : "silent";
        var plans = viewer.May(Permission.SeeQueue) ? await context.Plans.CountAsync(p => p.Tab != "closed" && p.Tab != "on-schedule" && (viewer.Location == null || p.Location == viewer.Location), cancel) : 0;
        var deviations = viewer.May(Permission.SeeDeviations)
            ? await context.Deviations.CountAsync(d => !d.Withdrawn && d.Counted && d.Status == DeviationStatus.New && (viewer.Location == null || d.Location == viewer.Location)
                && (!Permissions.OwnDeviationsOnly(viewer.Role) || d.Staff == viewer.Staff), cancel)
            : 0;
        var quarantine = viewer.May(Permission.SeeImports) ? await context.Quarantine.CountAsync(q => q.Status == Intake.Quarantine.QuarantineStatus.Open, cancel) : 0;
        var incidents = viewer.May(Permission.SeeRules) ? await ListIncidents.Seen(context, null, viewer).CountAsync(cancel) : 0;
        return new Session(
            new SessionUser(viewer.UserName, viewer.Name, viewer.Role, viewer.Staff, viewer.Location, mustChange), options.Mode.ToString().ToLowerInvariant(), now,
            [.. places.Where(p => viewer.Sees(p.Id))], "RUB", new DataAge(last, lag?.TotalMinutes, state), new SessionCounts(plans, deviations, quarantine, await Now(new WorkQuery { Limit = 1 }), viewer.Role is Roles.Agent or Roles.FrontDesk or Roles.SeniorFrontDesk ? await Now(new WorkQuery { Limit = 1, Patients = true }) : 0, incidents));

        async Task<int> Now(WorkQuery query) => (await work.Items(query, Lanes.Now, viewer, cancel)).Counts[Lanes.Now];
    }
}
