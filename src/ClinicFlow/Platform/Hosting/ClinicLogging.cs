using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace ClinicFlow.Platform.Hosting;

/// <summary>Logs by Serilog: to the console and, a file a day, into the data folder. No patient data ever.</summary>
public static class ClinicLogging
{
    public static void Add(WebApplicationBuilder builder, ClinicOptions options)
    {
        // Several nodes may share the folder: a file for each machine, and its processes take turns.
        var nodes = options.Data.PostgresConnection is not null;
        var file = nodes ? $"clinicflow-{Environment.MachineName}-.log" : "clinicflow-.log";
        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .Enrich.FromLogContext()
            .WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}")
            .WriteTo.File(Path.Combine(options.Data.Folder, "logs", file), shared: nodes, rollingInterval: RollingInterval.Day, retainedFileCountLimit: 14)
            .CreateLogger();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ILoggerFactory>(_ => new SerilogLoggerFactory(logger, dispose: true));
    }
}
