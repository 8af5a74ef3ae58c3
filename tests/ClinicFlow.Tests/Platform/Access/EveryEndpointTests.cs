using ClinicFlow.Platform.Access;
using ClinicFlow.Tests.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicFlow.Tests.Platform.Access;

/// <summary>The table of access is what the running product does: every endpoint is called as every role, as a stranger and as nobody.</summary>
public sealed class EveryEndpointTests(ITestOutputHelper output)
{
    /// <summary>What a sign-out does to the rest of the test is not wanted.</summary>
    private const string SignOut = "session.leave";
    private static readonly AccessTable Table = AccessTable.Shipped;

    [Fact]
    public async Task Every_endpoint_has_a_row_and_every_row_an_endpoint()
    {
        var clinic = await RunningClinic.On("sqlite");
        var endpoints = Endpoints(clinic).ToList();
        var missing = endpoints.Where(e => Table.Of(e.Method, e.Route) is null).Select(e => $"{e.Method} {e.Route}").Order(StringComparer.Ordinal);
        Assert.True(!missing.Any(), "Not in src/ClinicFlow/Platform/Access/access.txt:\n" + string.Join('\n', missing));
        var known = endpoints.Select(e => Table.Of(e.Method, e.Route)).ToHashSet();
        Assert.Empty(Table.Rows.Where(r => !known.Contains(r)).Select(r => $"{r.Method} {r.Route} is no endpoint"));
    }

    [Fact]
    public async Task The_table_says_what_the_permissions_named_in_the_code_say()
    {
        var clinic = await RunningClinic.On("sqlite");
        foreach (var (method, route, endpoint) in Endpoints(clinic))
        {
            if (Table.Of(method, route) is not { } row) continue;
            var what = $"{method} {route}";
            if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || !endpoint.Metadata.OfType<IAuthorizeData>().Any()) Assert.True(row.Scope == AccessScope.Anonymous, what + " is anonymous in the code alone");
            foreach (var permission in endpoint.Metadata.OfType<IAuthorizeData>().Select(a => Enum.TryParse<Permission>(a.Policy, out var p) ? p : (Permission?)null).OfType<Permission>())
                Assert.True(row.Roles.SetEquals(Permissions.Table[permission]), $"{what} needs {permission}: {string.Join(' ', Permissions.Table[permission])}; the table says {string.Join(' ', row.Roles)}");
        }
    }

    [Theory, MemberData(nameof(RunningClinic.Databases), MemberType = typeof(RunningClinic))]
    public async Task Every_endpoint_answers_every_role_a_stranger_and_nobody_as_the_table_says(string database)
    {
        var world = await AccessWorld.On(database);
        var operations = await ApiOperation.All(await world.Clinic.SignedIn(Roles.Admin));
        Assert.True(operations.Count > 50);
        var (wrong, counts) = (new List<string>(), new Counts());
        await Nobody(world, operations, wrong, counts);
        await Strangers(world, operations, wrong, counts);
        await Own(world, operations, wrong, counts);
        output.WriteLine($"{database}: {operations.Count} endpoints × {Roles.All.Count} roles: {counts}");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task Nobody(AccessWorld world, IReadOnlyList<ApiOperation> operations, List<string> wrong, Counts counts)
    {
        using var nobody = new HttpClient { BaseAddress = new Uri(world.Clinic.App.Urls.First()) };
        foreach (var operation in operations)
        {
            var answer = await operation.Call(nobody, world.Samples, world.Bodies.GetValueOrDefault(operation.Id));
            var open = Row(operation).Scope == AccessScope.Anonymous;
            counts.Nobody++;
            if (open ? answer.Status == 403 || (answer.Status == 401 && operation.Id != "session.enter") : answer.Status != 401) wrong.Add($"nobody: {operation} answers {answer.Status}");
            if (answer.Status >= 500) wrong.Add($"nobody: {operation} answers {answer.Status}");
        }
    }

    /// <summary>Somebody of another location, in every role: finds nothing, learns nothing, changes nothing.</summary>
    private static async Task Strangers(AccessWorld world, IReadOnlyList<ApiOperation> operations, List<string> wrong, Counts counts)
    {
        var before = await world.StateOfItem();
        foreach (var role in Roles.All)
        {
            using var stranger = await world.Clinic.SignedIn(role, world.Elsewhere);
            foreach (var operation in operations.Where(o => o.Id != SignOut))
            {
                var answer = await operation.Call(stranger, world.Samples, world.Bodies.GetValueOrDefault(operation.Id));
                var row = Row(operation);
                counts.Strangers++;
                var who = $"{role} of another location: {operation}";
                if (Wrong(row, role, answer) is { } why) wrong.Add($"{who} {why}");
                if (world.Secrets.Where(s => !answer.Sent.Contains(s, StringComparison.Ordinal)).FirstOrDefault(s => answer.Body.Contains(s, StringComparison.OrdinalIgnoreCase)) is { } told) wrong.Add($"{who} tells {told}");
                if (row.Scope != AccessScope.Location || !row.Roles.Contains(role) || operation.Parameters.Count == 0) continue;
                counts.Hidden++;
                if (operation.Parameters.Any(p => operation.SampleOf(world.Samples, p) is null)) wrong.Add($"{operation}: the test has no sample of {string.Join(", ", operation.Parameters)}");
                if (operation.Reads ? answer.Status != 404 : answer.Succeeded && answer.Status != 204) wrong.Add($"{who} answers {answer.Status}, not 404");
            }
        }
        if (await world.StateOfItem() != before) wrong.Add("A stranger has changed a work item");
    }

    /// <summary>Every role at the location itself.</summary>
    private static async Task Own(AccessWorld world, IReadOnlyList<ApiOperation> operations, List<string> wrong, Counts counts)
    {
        var found = new HashSet<ApiOperation>();
        foreach (var role in Roles.All)
        {
            using var client = await world.Clinic.SignedIn(role, world.Here);
            foreach (var operation in operations.Where(o => o.Id != SignOut))
            {
                var answer = await operation.Call(client, world.Samples, world.Bodies.GetValueOrDefault(operation.Id));
                if (Wrong(Row(operation), role, answer) is { } why) wrong.Add($"{role}: {operation} {why}");
                if (answer.Refused) counts.Refused++;
                else counts.Let++;
                if (answer.Succeeded) found.Add(operation);
            }
        }
        foreach (var operation in operations.Where(o => o.Reads && Row(o).Scope == AccessScope.Location && !found.Contains(o))) wrong.Add($"{operation}: nobody of the location sees it, so that a stranger does not proves nothing");
    }

    private static string? Wrong(AccessRow row, string role, ApiAnswer answer)
    {
        if (answer.Status >= 500) return $"answers {answer.Status}";
        if (row.Scope == AccessScope.Anonymous) return null;
        if (answer.Status == 401) return "answers 401";
        return answer.Refused == row.Roles.Contains(role) ? $"answers {answer.Status}, the table says {(row.Roles.Contains(role) ? "may" : "may not")}" : null;
    }

    private static AccessRow Row(ApiOperation operation) => Table.Of(operation.Method, operation.Route) ?? throw new InvalidOperationException($"{operation} is not in access.txt");

    private static IEnumerable<(string Method, string Route, RouteEndpoint Endpoint)> Endpoints(RunningClinic clinic) =>
        from endpoint in clinic.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.RoutePattern.RawText?.TrimStart('/') is { } route && (route.StartsWith("api", StringComparison.Ordinal) || route.StartsWith("health", StringComparison.Ordinal))
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : [AccessTable.Any]
        where method != "HEAD"
        select (method, endpoint.RoutePattern.RawText!, endpoint);

    private sealed class Counts
    {
        public int Nobody, Strangers, Hidden, Let, Refused;

        public override string ToString() =>
            $"{Nobody + Strangers + Let + Refused} calls; own location: {Let} let through, {Refused} refused; nobody: {Nobody}; strangers: {Strangers}, of which {Hidden} asked for a thing of another location";
    }
}
