using System.Globalization;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Journeys;

/// <summary>
/// The number of the clinic's picture, in one row that every batch of folds looks at: a node whose picture has another number
/// reads it anew, and a batch that was folded by an older one is not written. So what is published on one node is in force on all.
/// </summary>
public static class ClinicVersion
{
    public const string Name = "clinic-version";
    private const string Sql = "SELECT value FROM setting WHERE name = @p0";
    private const string Up = "UPDATE setting SET value = CAST(CAST(value AS bigint) + 1 AS text) WHERE name = ";

    public static long Of(string? value) => long.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static long Read(WriteSession session) => Of(session.Scalar(Sql, Name) as string);

    /// <summary>Reads it and keeps it from changing until the transaction ends. SQLite has one writer: there it can't.</summary>
    public static long Hold(WriteSession session) => Of(session.Scalar(session.Database.IsPostgres ? Sql + " FOR SHARE" : Sql, Name) as string);

    /// <summary>Raises it when the transaction ends: what it changed of the clinic's places, staff and sources is in force for every fold after it.</summary>
    public static void RaiseAtEnd(WriteSession session) => session.BeforeCommit(Raise);

    /// <summary>Raises it, after the batches under way have ended; what else the transaction writes is in force for every fold after it.</summary>
    public static void Raise(WriteSession session) => session.Execute(Up + "@p0", Name);

    /// <summary>The same for a change that a page's context makes.</summary>
    public static Task Raise(ClinicContext context) => context.Database.ExecuteSqlRawAsync(Up + "{0}", Name);
}
