using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Intake.Identity;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Folding;
using ClinicFlow.Journeys.Projection;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.Demo;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Platform.Demo.Bulk;

/// <summary>
/// All rows of some patients, made without a database: the log and its heads as the log itself would write them into an
/// empty folder, the fold and what follows from it. A test holds it against the event path, row by row.
/// </summary>
public sealed class BulkRows(ClinicModel clinic, DateTimeOffset now)
{
    private static readonly string[] LogColumns =
        ["partition", "position", "key", "version", "retracted", "patient", "source", "event_id", "subject", "type", "time", "date_only", "sequence", "data", "recorded_at"];
    private static readonly string[] HeadColumns = ["key", "version", "content", "retracted", "sequence", "patient"];
    private static readonly string[] StateColumns = ["patient", "partition", "subject", "state", "next_due", "folded_to", "version"];
    private const int Partition = 0, Position = 1;

    private readonly List<object?[]> log = [], heads = [], notes = [], states = [];
    private readonly Dictionary<DerivedTable, List<DerivedRow>> derived = [];
    private readonly PersonWriter people = new();
    private readonly List<DemoPatient> patients = [];

    public IReadOnlyList<DemoPatient> Patients => patients;
    public long Events => log.Count;
    public DateTimeOffset LastEventAt { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Takes one patient in, and folds.</summary>
    public void Add(DemoPatient told)
    {
        var patient = Key.Patient(told.Subject);
        var events = new List<JourneyEvent>(told.Events.Count);
        foreach (var incoming in told.Events) events.Add(Say(patient, incoming));
        var fold = PatientFold.Run(told.Subject, events, clinic, now);
        states.Add([patient, Partitions.Of(patient), fold.State.Patient.Id, PackedState.Pack(fold.State), fold.NextDue, now, 1L]);
        foreach (var row in PatientProjection.Of(patient, fold.State, clinic, now).Values)
        {
            if (!derived.TryGetValue(row.Table, out var rows)) derived[row.Table] = rows = [];
            rows.Add(row);
        }
        patients.Add(told);
    }

    /// <param name="session">Where the rows go.</param>
    /// <param name="positions">The last position of each partition; advanced.</param>
    public void Write(WriteSession session, long[] positions)
    {
        foreach (var row in log) row[Position] = ++positions[(int)row[Partition]!];
        session.Insert("event_log", LogColumns, log);
        session.Insert("event_head", HeadColumns, heads);
        session.Insert("note", ["id", "patient", "text"], notes);
        session.Insert("patient_state", StateColumns, states);
        people.Write(session);
        foreach (var (table, rows) in derived) table.Write(session, rows);
    }

    private JourneyEvent Say(Guid patient, IncomingEvent incoming)
    {
        var e = incoming.Event with { Time = Microseconds.Cut(incoming.Event.Time) };
        if (incoming.Note is { Length: > 0 } note)
        {
            var id = Key.Of(e.Source, e.Id, "note");
            notes.Add([id, patient, note]);
            e = e with { Data = e.Data with { NoteRef = id.ToString("N") } };
        }
        if (incoming.Person is { } person) people.Add(e, person);
        var key = Key.Of(e.Source, e.Id);
        var data = EventJson.Write(e.Data);
        var content = Key.Of(e.Type.Name, e.Subject, Microseconds.From(e.Time).ToString(), e.DateOnly ? "d" : "", data);
        log.Add([Partitions.Of(patient), 0L, key, 1, false, patient, e.Source, e.Id, e.Subject, e.Type.Name, e.Time, e.DateOnly, e.Sequence, data, now]);
        heads.Add([key, 1, content, false, e.Sequence, patient]);
        if (e.Time > LastEventAt) LastEventAt = e.Time;
        return e;
    }
}
