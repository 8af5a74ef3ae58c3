using System.Text;
using System.Text.Json;
using ClinicFlow.Intake.Api;
using ClinicFlow.Intake.Imports;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Tests.Intake.Api;

/// <summary>CloudEvents as another system writes them.</summary>
internal static class CloudEvent
{
    public static object Of(string id, string type, string subject, DateTimeOffset time, object data, string source = "crm", string? sequence = null)
    {
        var members = new Dictionary<string, object>
        {
            ["specversion"] = "1.0", ["id"] = id, ["source"] = source, ["type"] = $"clinicflow.{type}.v1", ["subject"] = subject, ["time"] = time, ["data"] = data,
        };
        if (sequence is not null) members["sequence"] = sequence;
        return members;
    }

    public static object Booked(string id, string subject, DateTimeOffset time, string appointment = "A1", string source = "crm", string? sequence = null, int days = 5, string? channel = null) =>
        Of(id, "appointment.booked", subject, time, new { appointment, start = time.AddDays(days), channel }, source, sequence);

    public static object TakenBack(string id, string what, string subject, DateTimeOffset time, string source = "crm", string? sequence = null) =>
        Of(id, "event.retracted", subject, time, new { @event = what }, source, sequence);

    /// <summary>Hands the events in as a request would.</summary>
    public static async Task<IReadOnlyList<string>> Send(this TestClinic clinic, params object[] events) => [.. (await clinic.SendAll(events)).Select(r => r.Status.ToString().ToLowerInvariant())];

    public static Task<IReadOnlyList<EventResult>> SendAll(this TestClinic clinic, params object[] events) => clinic.SendText(JsonSerializer.Serialize(events));

    public static Task<IReadOnlyList<EventResult>> SendText(this TestClinic clinic, string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        return clinic.Get<TakeEvents>().Handle(body, CloudEventReader.Read(body), "integrator");
    }
}
