using System.Text.Json.Serialization;
using ClinicFlow.Clinic.Settings;
using ClinicFlow.Figures.Today;
using ClinicFlow.Intake.Api;
using ClinicFlow.Journeys.Api;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Commands;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Demo;
using ClinicFlow.Platform.Nodes;
using ClinicFlow.Platform.Scheduling;
using ClinicFlow.Quality.Deviations;
using ClinicFlow.Quality.Studio.Replay;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;

namespace ClinicFlow.Platform.Hosting;

/// <summary>The web application: services, pipeline and APIs in one place.</summary>
public static class ClinicApp
{
    private const int ThreadsReady = 32;

    public static async Task<WebApplication> Start(ClinicOptions options, CancellationToken cancel, Action<WebApplicationBuilder>? change = null)
    {
        // Folding and reading files keep pool threads busy for long; a request must not wait until the pool thinks of another one.
        ThreadPool.SetMinThreads(ThreadsReady, ThreadsReady);
        var app = Build(options, change);
        await app.Services.Prepare(cancel);
        await Startup.Run(app.Services, options, cancel);
        await Listen(app, cancel);
        foreach (var url in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses) Console.WriteLine($"ClinicFlow ready at {url}");
        return app;
    }

    /// <exception cref="CommandException">Another program listens there.</exception>
    private static async Task Listen(WebApplication app, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            await app.DisposeAsync();
            throw new CommandException($"{error.Message.TrimEnd('.')}. Another program listens there, perhaps ClinicFlow itself: stop it, or choose another address, for example ASPNETCORE_URLS=http://localhost:5081.");
        }
    }

    /// <summary>The application with its routes, not started.</summary>
    public static WebApplication Build(ClinicOptions options, Action<WebApplicationBuilder>? change = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { WebRootPath = WebRoot(), ContentRootPath = AppContext.BaseDirectory });
        if (Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is not { Length: > 0 }) builder.WebHost.UseUrls("http://localhost:5080");
        ClinicLogging.Add(builder, options);
        builder.Services.AddClinic(options).AddClinicWeb(options);
        change?.Invoke(builder);

        var app = builder.Build();
        UsePipeline(app);
        app.MapClinic();
        return app;
    }

    private static IServiceCollection AddClinicWeb(this IServiceCollection services, ClinicOptions options)
    {
        services.AddAccess(options);
        services.AddPatients().AddDeviations().AddToday().AddSettings();
        services.AddSchedules(options);
        services.AddNodes(options);
        services.AddImportQueue();
        services.AddReplayQueue();
        services.AddDemo();
        services.AddProblemDetails(o => o.CustomizeProblemDetails = Problems.Describe);
        services.AddOpenApi("v1", o => o.AddOperationTransformer<OperationNames>().AddDocumentTransformer<OperationNames>().AddSchemaTransformer<SchemaWords>().AddDocumentTransformer<SchemaMembers>());
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.KebabCaseLower));
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        });
        return services;
    }

    private static void UsePipeline(WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseClientFiles();
        app.UseOwnPagesOnly();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    /// <summary>The built client: beside the program when published, in the project's folder when run from the sources.</summary>
    private static string WebRoot()
    {
        var beside = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (File.Exists(Path.Combine(beside, "index.html"))) return beside;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var sources = Path.Combine(folder.FullName, "src", "ClinicFlow", "wwwroot");
            if (File.Exists(Path.Combine(sources, "index.html"))) return sources;
        }
        return Directory.CreateDirectory(beside).FullName;
    }
}
