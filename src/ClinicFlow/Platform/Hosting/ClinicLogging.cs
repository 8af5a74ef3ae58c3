using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace ClinicFlow.Platform.Hosting;

/// <summary>Logs by Serilog: to the console and, a file a day, into the data folder. No patient data ever.</summary>
public static class ClinicLogging
{
    public static void Add(WebApplicationBuilder builder, ClinicOptions options)
    {
        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .Enrich.FromLogContext()
            .WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}")
            .WriteTo.File(Path.Combine(options.Data.Folder, "logs", "clinicflow-.log"), rollingInterval: RollingInterval.Day, retainedFileCountLimit: 14)
            .CreateLogger();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ILoggerFactory>(_ => new SerilogLoggerFactory(logger, dispose: true));
    }
}
