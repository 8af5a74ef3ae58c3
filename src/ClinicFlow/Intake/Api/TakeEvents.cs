using System.Text.Json;
using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Imports;
using ClinicFlow.Intake.Quarantine;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Work.Changes;

namespace ClinicFlow.Intake.Api;

/// <summary>
/// Takes the events of a request: what is right goes into the log, what is not into quarantine with its text, and few patients
/// are folded at once, so that the sender's next question sees the effect. Many are left to the background.
/// </summary>
public sealed class TakeEvents(WriteQueue queue, ClinicStore clinic, Processor processor, ChangeFeed changes, ClinicOptions options)
{
    private const int EventsAtOnce = 500, FoldedAtOnce = 50, KeptOfRaw = 1 << 16;

    /// <returns>One result for each event, in their order.</returns>
    public async Task<IReadOnlyList<EventResult>> Handle(ReadOnlyMemory<byte> body, IReadOnlyList<CloudEventResult> read, string sender)
    {
        if (read.Count == 0) return [];
        if (body.Span.StartsWith("\uFEFF"u8)) body = body[3..];
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        var results = new List<EventResult>(read.Count);
        foreach (var chunk in read.Chunk(EventsAtOnce))
        {
            var taken = chunk.Select(r => new Incoming(r, root.ValueKind == JsonValueKind.Array ? root[r.Index] : root)).ToList();
            results.AddRange(await Take(taken, sender));
        }
        if (results.Exists(r => r.Status is EventStatus.Accepted or EventStatus.Corrected))
            foreach (var what in (ReadOnlySpan<string>)["plans", "patients"]) changes.Say(what);
        return results;
    }

    private async Task<EventResult[]> Take(List<Incoming> events, string sender)
    {
        var touched = new HashSet<Guid>();
        // Staff and new sources change the picture of the clinic that a fold sees: then it follows in a transaction of its own.
        var changesClinic = events.Exists(e => e.Event is { } known && (!known.Event.Type.OfPatient || !clinic.Model.GoLive.ContainsKey(known.Event.Source)));
        var results = await queue.Write(Writer.Person, session =>
        {
            touched.Clear();
            var taken = Write(session, events, sender, touched);
            if (!changesClinic && touched.Count <= FoldedAtOnce) processor.FoldNow(session, touched);
            return taken;
        });
        if (!changesClinic) return results;
        clinic.Reload();
        if (touched.Count <= FoldedAtOnce) await queue.Write(Writer.Person, session => processor.FoldNow(session, touched));
        return results;
    }

    private EventResult[] Write(WriteSession session, List<Incoming> events, string sender, HashSet<Guid> touched)
    {
        var now = options.Clock.GetUtcNow();
        var good = events.Where(e => e.Event is not null).ToList();
        var appended = new IntakeWriter(session, now, options.AsOf).Write([.. good.Select(e => e.Event!)]);
        var results = new Dictionary<Incoming, EventResult>();
        var refused = new List<QuarantinedRecord>();
        for (var i = 0; i < good.Count; i++)
        {
            results[good[i]] = EventResult.Of(appended[i]);
            var e = good[i].Event!.Event;
            if (appended[i].Status == AppendStatus.Quarantined) refused.Add(Refuse(session, good[i], sender, [QuarantineWriter.Future("request", 0)], now));
            else if (appended[i].Status != AppendStatus.Duplicate && e.Type.OfPatient) touched.Add(Key.Patient(e.Subject));
        }
        foreach (var bad in events.Where(e => e.Event is null))
        {
            results[bad] = new EventResult(bad.Read.Id, EventStatus.Quarantined, bad.Errors[0].Code);
            refused.Add(Refuse(session, bad, sender, bad.Errors, now));
        }
        QuarantineWriter.Keep(session, refused);
        return [.. events.Select(e => results[e])];
    }

    private static QuarantinedRecord Refuse(WriteSession session, Incoming e, string sender, IReadOnlyList<ImportProblem> errors, DateTimeOffset now)
    {
        var source = e.Source ?? sender;
        var raw = e.Element.GetRawText();
        if (raw.Length > KeptOfRaw) raw = raw[..KeptOfRaw];
        return QuarantineWriter.OfEvent(source, e.Read.Id, raw, errors, e.Read.Id is { } id ? OutsideEvents.HeadOf(session, source, id) : null, now);
    }

    /// <summary>An element of the request with what it was read as.</summary>
    private sealed record Incoming(CloudEventResult Read, JsonElement Element)
    {
        public IReadOnlyList<ImportProblem> Errors { get; } = OutsideEvents.Errors(Read);
        public IncomingEvent? Event => Errors.Count == 0 ? Read.Event : null;

        public string? Source => Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty("source", out var source) && source.ValueKind == JsonValueKind.String
            && SafeText(source) is { Length: > 0 and <= 64 } text && text != "clinicflow" ? text : null;

        private static string? SafeText(JsonElement element)
        {
            // Half of a surrogate pair is JSON, but not text.
            try { return element.GetString(); }
            catch (InvalidOperationException) { return null; }
        }
    }
}
