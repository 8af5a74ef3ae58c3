using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;

namespace ClinicFlow.Platform.Access;

/// <summary>Whose things an endpoint shows.</summary>
public enum AccessScope
{
    /// <summary>Needs no sign-in.</summary>
    Anonymous,
    /// <summary>Only what is the viewer's.</summary>
    Own,
    /// <summary>Nothing is seen of another location than the viewer's.</summary>
    Location,
    /// <summary>The same for the whole clinic.</summary>
    Clinic,
}

/// <summary>One endpoint: who may call it, and whose things it shows.</summary>
public sealed record AccessRow(string Method, string Route, AccessScope Scope, IReadOnlySet<string> Roles);

/// <summary>The table of every endpoint × role, read from <c>access.txt</c>: the one place that says who may call what.</summary>
public sealed partial class AccessTable
{
    public const string Policy = "access-table", Any = "ANY";
    private readonly Dictionary<(string Method, string Route), AccessRow> rows;

    private AccessTable(IEnumerable<AccessRow> rows) => this.rows = rows.ToDictionary(r => (r.Method, r.Route));

    public static AccessTable Shipped { get; } = Read(ShippedText());

    public IEnumerable<AccessRow> Rows => rows.Values;

    /// <summary>The row of a route as its endpoint writes it; null where the table has none.</summary>
    public AccessRow? Of(string method, string route) =>
        rows.GetValueOrDefault((method, Plain(route))) ?? rows.GetValueOrDefault((Any, Plain(route)));

    public AccessRow? Of(HttpContext http) => http.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route } ? Of(http.Request.Method, route) : null;

    /// <summary>Reads the text of a table.</summary>
    /// <exception cref="FormatException">A line can't be understood; the message names it.</exception>
    public static AccessTable Read(string text) => new(text.Split('\n').Select((line, i) => (Line: line.Trim(), Number: i + 1)).Where(l => l.Line.Length > 0 && l.Line[0] != '#').Select(l => Row(l.Line, l.Number)));

    private static AccessRow Row(string line, int number)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 3 || !Enum.TryParse<AccessScope>(words[2], ignoreCase: true, out var scope)) throw new FormatException($"access.txt, line {number}: write METHOD, route and scope.");
        var marks = words[3..];
        if (scope == AccessScope.Anonymous && marks.Length == 0) return new AccessRow(words[0], words[1], scope, new HashSet<string>());
        if (marks.Length != Roles.All.Count || marks.Any(m => m is not ("x" or "."))) throw new FormatException($"access.txt, line {number}: {Roles.All.Count} marks are needed, x or '.', one for each role.");
        return new AccessRow(words[0], words[1], scope, Roles.All.Where((_, i) => marks[i] == "x").ToHashSet());
    }

    /// <summary>A route without constraints: <c>/plans/{id:guid}</c> is <c>/plans/{id}</c>, <c>{**rest}</c> is <c>{rest}</c>.</summary>
    private static string Plain(string route) => "/" + Parameter().Replace(route, "{$1}").Trim('/');

    private static string ShippedText()
    {
        using var reader = new StreamReader(typeof(AccessTable).Assembly.GetManifestResourceStream("access.txt")!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{\**(\w+)[^}]*\}")]
    private static partial Regex Parameter();

    /// <summary>What the policy asks for: a mark in the table.</summary>
    public sealed class Requirement : IAuthorizationRequirement;
}
