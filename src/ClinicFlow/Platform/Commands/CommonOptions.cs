using System.CommandLine;
using System.Globalization;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Platform.Time;

namespace ClinicFlow.Platform.Commands;

/// <summary>Options that several verbs share, and what is made of them.</summary>
public static class CommonOptions
{
    public static readonly Option<string?> Data = new("--data") { Description = "Folder of the database (CLINICFLOW_DATA)", Recursive = true };
    public static readonly Option<string?> AsOf = new("--as-of") { Description = "The \"now\" to work at: a date or a date and time; for demo mode and tests", Recursive = true };
    public static readonly Option<string> DefaultMode = new("--default-mode") { Description = "demo or production where CLINICFLOW_MODE does not say", DefaultValueFactory = _ => "production", Recursive = true, Hidden = true };
    public static readonly Option<bool> Json = new("--json") { Description = "One JSON object on the last line" };

    public static ClinicOptions Read(ParseResult parsed, string? zone = null)
    {
        var data = DataSettings.FromEnvironment(parsed.GetValue(Data));
        var mode = Environment.GetEnvironmentVariable("CLINICFLOW_MODE") is { Length: > 0 } named ? named : parsed.GetValue(DefaultMode);
        var clock = parsed.GetValue(AsOf) is { } text ? new AsOfClock(Moment(text, zone ?? ClinicZone.Of(data))) : TimeProvider.System;
        return new ClinicOptions(data, mode == "demo" ? ClinicMode.Demo : ClinicMode.Production, clock);
    }

    /// <summary>A date means its first moment in the clinic's zone.</summary>
    private static DateTimeOffset Moment(string text, string zone)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            var local = date.ToDateTime(TimeOnly.MinValue);
            return new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(local)).ToUniversalTime();
        }
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new CommandException($"--as-of: '{text}' is no date or time. Write 2025-06-30 or 2025-06-30T09:00:00Z.");
    }
}

/// <summary>A verb could not run: exit code 2 with this text.</summary>
public sealed class CommandException(string message) : Exception(message);
