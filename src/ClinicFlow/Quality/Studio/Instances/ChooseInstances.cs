using ClinicFlow.Journeys.Projection;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Quality.Studio.Instances;

/// <summary>Which instances of a workflow are meant; what is not given does not narrow.</summary>
/// <param name="Version">Those on this version.</param>
/// <param name="Activity">Those that stand here.</param>
/// <param name="Rows">These alone: ids of rows of who stands at an activity.</param>
public sealed record InstanceFilter(int? Version = null, string? Activity = null, string? Location = null, IReadOnlyList<Guid>? Rows = null);

/// <summary>An instance that is meant, with the state that it is part of.</summary>
public sealed record ChosenInstance(Guid Patient, PatientState State, HeldInstance Held)
{
    public Guid Id => Guid.ParseExact(Held.Instance.Id, "N");
}

/// <summary>Finds the instances that an act is meant for, in the states of their patients.</summary>
public sealed class ChooseInstances(Database database)
{
    public IEnumerable<ChosenInstance> Of(string workflow, InstanceFilter filter, Viewer viewer)
    {
        using var session = new WriteSession(database, database.Open());
        var location = viewer.Narrow(filter.Location);
        foreach (var patient in Patients(session, workflow, filter))
        {
            if (StoredPatient.Read(session, patient) is not { } stored || stored.State.Patient.MergedInto is not null) continue;
            foreach (var held in HeldInstance.Of(stored.State))
                if (Means(held, workflow, filter, location)) yield return new(patient, stored.State, held);
        }
    }

    private static bool Means(HeldInstance held, string workflow, InstanceFilter filter, string? location) =>
        held.Instance.DefinitionId == workflow && (filter.Version is not { } version || held.Instance.Version == version)
        && (filter.Activity is not { } activity || held.Places.Contains(activity)) && (location is null || held.Location == location)
        && (filter.Rows is not { } rows || Enumerable.Range(0, held.Instance.Waits.Count).Any(n => rows.Contains(WorkflowProjection.StandingKey(held.Instance, n))));

    private static List<Guid> Patients(WriteSession session, string workflow, InstanceFilter filter)
    {
        var found = new SortedSet<Guid>();
        if (filter.Rows is { } rows)
        {
            foreach (var row in rows) Add("SELECT patient FROM standing WHERE id = @p0 AND patient IS NOT NULL", row);
            return [.. found];
        }
        List<object?> values = [workflow];
        var where = "workflow = @p0";
        if (filter.Version is { } version) Narrow("version", version);
        if (filter.Activity is { } activity) Narrow("activity", activity);
        Add($"SELECT patient FROM standing WHERE {where} AND patient IS NOT NULL", [.. values]);
        Add($"SELECT patient FROM workflow_incident WHERE {where}", [.. values]);
        return [.. found];

        void Narrow(string column, object value)
        {
            where += $" AND {column} = @p{values.Count}";
            values.Add(value);
        }

        void Add(string sql, params ReadOnlySpan<object?> given)
        {
            using var read = session.Query(sql, given);
            while (read.Read()) found.Add(session.Database.ReadKey(read, 0));
        }
    }
}
