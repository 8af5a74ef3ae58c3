using System.Data.Common;
using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Audits.Drawing;

namespace ClinicFlow.Quality.Audits.Draws;

/// <summary>All auditable work of a period, as the event log tells it: the last version of each event, and nothing taken back.</summary>
public sealed class WorkDone(Database database)
{
    /// <summary>A visit's doctor stands in its booking, which may be much older than the visit.</summary>
    private static readonly TimeSpan BookedAtMost = TimeSpan.FromDays(400);

    private const string Latest = """
        SELECT l.source, l.event_id, l.patient, l.type, l.time, l.data FROM event_log l JOIN event_head h ON h.key = l.key AND h.version = l.version
        WHERE NOT h.retracted AND l.patient IS NOT NULL AND l.time >= @from AND l.time < @to AND l.type IN
        """;

    public IReadOnlyList<AuditableItem> Of(DateTimeOffset from, DateTimeOffset to)
    {
        using var connection = database.Open();
        var done = new List<AuditableItem>();
        var visits = new List<AuditableItem>();
        var plans = new Dictionary<(string Source, string Plan), AuditableItem>();
        foreach (var e in Read(connection, from, to, "call.made", "task.outcome-recorded", "appointment.booked", "appointment.arrived", "appointment.completed", "plan.proposed", "plan.agreed", "plan.declined"))
            switch (e.Data)
            {
                case CallMade { Outcome: not ("no-answer" or "voicemail") } call: done.Add(Item(e, WorkKinds.Calls, call.Call, call.Staff, "call:" + call.Call)); break;
                case TaskOutcomeRecorded { SameCallAs: null, Outcome: not ("no-answer" or "voicemail" or "done") } call: done.Add(Item(e, WorkKinds.Calls, e.Id, call.Staff, call.About)); break;
                case AppointmentBooked booked when booked.BookedBy is not null: done.Add(Item(e, WorkKinds.Bookings, booked.Appointment + "/booked", booked.BookedBy, "appointment:" + booked.Appointment, booked.Location)); break;
                case AppointmentArrived { ReceivedBy: not null } arrived: done.Add(Item(e, WorkKinds.Bookings, arrived.Appointment + "/arrived", arrived.ReceivedBy, "appointment:" + arrived.Appointment, arrived.Location)); break;
                case AppointmentCompleted visit: visits.Add(Item(e, visit.Outcome == VisitOutcomes.Treated ? WorkKinds.Cards : WorkKinds.Consultations, visit.Appointment, null, "appointment:" + visit.Appointment)); break;
                case PlanProposed plan: Plan(e, plan.Plan, plan.Staff); break;
                case PlanAgreed plan: Plan(e, plan.Plan, plan.Staff); break;
                case PlanDeclined plan: Plan(e, plan.Plan, plan.Staff); break;
            }
        done.AddRange(plans.Values);
        done.AddRange(WithDoctors(connection, visits, from, to));
        return done;

        // A plan is one piece of work, whatever was done about it; it is the work of who presented it first in the period.
        void Plan(LoggedEvent e, string plan, string? staff)
        {
            if (plans.GetValueOrDefault((e.Source, plan)) is not { Staff: not null } known || known.At > e.Time) plans[(e.Source, plan)] = Item(e, WorkKinds.Plans, plan, staff, "plan:" + plan);
        }
    }

    /// <summary>Whose rows were emptied: there is nothing left to check.</summary>
    public IReadOnlySet<Guid> Erased()
    {
        using var connection = database.Open();
        return Read(connection, DateTimeOffset.UnixEpoch.AddYears(-100), DateTimeOffset.UnixEpoch.AddYears(1000), "patient.erased").Select(e => e.Patient).ToHashSet();
    }

    private IEnumerable<AuditableItem> WithDoctors(DbConnection connection, List<AuditableItem> visits, DateTimeOffset from, DateTimeOffset to)
    {
        var wanted = visits.Select(v => (v.Patient, v.About)).ToHashSet();
        var doctors = new Dictionary<(Guid, string), (string? Staff, string? Location)>();
        foreach (var e in Read(connection, from - BookedAtMost, to, "appointment.booked", "appointment.arrived"))
        {
            var (appointment, staff, location) = e.Data switch
            {
                AppointmentBooked booked => (booked.Appointment, booked.Staff, booked.Location),
                AppointmentArrived arrived => (arrived.Appointment, arrived.Staff, arrived.Location),
                _ => ("", null, null),
            };
            var key = (e.Patient, "appointment:" + appointment);
            if (!wanted.Contains(key)) continue;
            var known = doctors.GetValueOrDefault(key);
            doctors[key] = (staff ?? known.Staff, location ?? known.Location);
        }
        foreach (var visit in visits)
        {
            var (staff, location) = doctors.GetValueOrDefault((visit.Patient, visit.About));
            yield return visit with { Staff = staff, Location = location };
        }
    }

    private static AuditableItem Item(LoggedEvent e, string kind, string id, string? staff, string about, string? location = null) =>
        new(OneLine($"{e.Source}/{id}"), kind, string.IsNullOrWhiteSpace(staff) ? null : staff, e.Time, e.Patient, OneLine(about), location is null ? null : OneLine(location));

    /// <summary>Ids of other systems are any text; in a frame each is one line.</summary>
    private static string OneLine(string text) => text.AsSpan().IndexOfAny('\n', '\r', '|') < 0 ? text : text.Replace('\n', ' ').Replace('\r', ' ').Replace('|', '/');

    private IEnumerable<LoggedEvent> Read(DbConnection connection, DateTimeOffset from, DateTimeOffset to, params string[] types)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Latest + $" ({string.Join(", ", types.Select(t => $"'{t}'"))})";
        Add("@from", Microseconds.From(from));
        Add("@to", Microseconds.From(to));
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return new(reader.GetString(0), reader.GetString(1), database.ReadKey(reader, 2), Microseconds.To(reader.GetInt64(4)), EventJson.Read(EventVocabulary.Find(reader.GetString(3))!, reader.GetString(5)));

        void Add(string name, long value)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
    }

    private sealed record LoggedEvent(string Source, string Id, Guid Patient, DateTimeOffset Time, EventData Data);
}
