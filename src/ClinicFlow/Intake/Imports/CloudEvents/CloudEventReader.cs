using System.Runtime.InteropServices;
using System.Text.Json;

namespace ClinicFlow.Intake.Imports;

/// <summary>What one element of a request became: an event, perhaps with warnings, or the problems that keep it out.</summary>
public sealed record CloudEventResult(int Index, string? Id, Events.IncomingEvent? Event, IReadOnlyList<ImportProblem> Problems);

/// <summary>Reads CloudEvents 1.0 in JSON, one or a batch. Whatever the bytes are, it answers with results, never with an exception.</summary>
public static class CloudEventReader
{
    public const string Single = "application/cloudevents+json", Batch = "application/cloudevents-batch+json", Plain = "application/json";
    public const int MaxEventBytes = 256 * 1024;
    private const int MaxDepth = 32;

    /// <param name="body">The request's bytes, UTF-8.</param>
    /// <param name="contentType">Decides between one and a batch; plain JSON may be either.</param>
    /// <param name="file">What to call the input in problems.</param>
    public static IReadOnlyList<CloudEventResult> Read(ReadOnlyMemory<byte> body, string? contentType = Plain, string file = "request")
    {
        var media = (contentType ?? Plain).Split(';')[0].Trim().ToLowerInvariant();
        if (media is not (Single or Batch or Plain)) return Refused(CloudEventProblems.ContentType(file, media));
        if (body.Span.StartsWith("\uFEFF"u8)) body = body[3..];
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException e)
        {
            return Refused(CloudEventProblems.Malformed(file, (e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1));
        }
        using (document) return Elements(document.RootElement, media, body, file);
    }

    private static IReadOnlyList<CloudEventResult> Elements(JsonElement root, string media, ReadOnlyMemory<byte> body, string file)
    {
        var lines = new LineCounter(body);
        if (root.ValueKind == JsonValueKind.Object && media != Batch) return [One(root, 0, lines, file)];
        if (root.ValueKind != JsonValueKind.Array || media == Single) return Refused(CloudEventProblems.WrongShape(file, media == Batch));
        var results = new List<CloudEventResult>(root.GetArrayLength());
        foreach (var element in root.EnumerateArray()) results.Add(One(element, results.Count, lines, file));
        return results;
    }

    private static CloudEventResult One(JsonElement element, int index, LineCounter lines, string file)
    {
        var raw = JsonMarshal.GetRawUtf8Value(element);
        var envelope = new CloudEventEnvelope(file, lines.Of(raw));
        if (raw.Length > MaxEventBytes) envelope.Add(CloudEventProblems.TooLarge(file, envelope.Line));
        else if (element.ValueKind != JsonValueKind.Object) envelope.Add(CloudEventProblems.NotAnObject(file, envelope.Line));
        else
        {
            try
            {
                return new CloudEventResult(index, envelope.IdOf(element), envelope.Read(element), envelope.Problems);
            }
            catch (InvalidOperationException)
            {
                // Half of a surrogate pair written as \uD800: it is JSON, but not text.
                envelope.Add(CloudEventProblems.BadText(file, envelope.Line, null));
            }
        }
        return new CloudEventResult(index, null, null, envelope.Problems);
    }

    private static CloudEventResult[] Refused(ImportProblem problem) => [new(0, null, null, [problem])];

    /// <summary>Elements come in order, so each line is counted once.</summary>
    private sealed class LineCounter(ReadOnlyMemory<byte> body)
    {
        private int _counted;
        private long _line = 1;

        public long Of(ReadOnlySpan<byte> raw)
        {
            if (!body.Span.Overlaps(raw, out var offset) || offset < _counted) return _line;
            _line += body.Span[_counted..offset].Count((byte)'\n');
            _counted = offset;
            return _line;
        }
    }
}
