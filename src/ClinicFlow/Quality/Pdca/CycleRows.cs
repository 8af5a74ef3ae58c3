using ClinicFlow.Journeys.Projection;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Pdca.State;

namespace ClinicFlow.Quality.Pdca;

/// <summary>The rows of cycles: the acts, and what lists need of their fold.</summary>
public static class CycleRows
{
    private static readonly string[] Columns =
        ["id", "activity", "begun_at", "check_at", "definition_version", "due", "ended_at", "location", "metric", "next_due", "owner", "signal", "stage", "step", "title", "turn", "version"];

    private static readonly string Replace = WriteSession.Replacing("id", Columns[1..]);

    /// <summary>Two acts of one cycle stand in line; false where there is no such cycle.</summary>
    public static bool Lock(WriteSession session, Guid id) => session.Execute("UPDATE pdca_cycle SET version = version WHERE id = @p0", id) == 1;

    public static IReadOnlyList<PlacedAct> Acts(WriteSession session, Guid id)
    {
        var acts = new List<PlacedAct>();
        using var reader = session.Query("SELECT number, at, staff, data FROM pdca_act WHERE cycle = @p0 ORDER BY number", id);
        while (reader.Read()) acts.Add(new(reader.GetInt32(0), Microseconds.To(reader.GetInt64(1)), reader.GetString(2), CycleAct.Read(reader.GetString(3))));
        return acts;
    }

    public static void Save(WriteSession session, Guid id, CycleState state)
    {
        var (begun, turn, stands) = (state.Begun, state.Turn, state.Stands);
        session.Insert("pdca_cycle", Columns,
        [[
            id, stands is null ? null : $"{turn.Instance.DefinitionId}/{stands.ActivityId}", state.BegunAt, turn.Facts.CheckAt, turn.Instance.Version, stands?.Task?.DueAt ?? stands?.Deadline, state.EndedAt,
            begun.Location, begun.Metric, state.Ended ? null : turn.Instance.NextDue, begun.Owner, turn.Facts.Signal, begun.Stage, state.Step, begun.Title, turn.Facts.Turn, state.Version,
        ]], Replace);
        SaveStanding(session, "cycle:" + id, state);
    }

    /// <summary>Where its workflow stands, and what its turns left, for the drawn workflow.</summary>
    private static void SaveStanding(WriteSession session, string about, CycleState state)
    {
        var workflow = state.Turn.Instance.DefinitionId;
        session.Execute("DELETE FROM standing WHERE workflow = @p0 AND about = @p1", workflow, about);
        session.Execute("DELETE FROM step_left WHERE workflow = @p0 AND about = @p1", workflow, about);
        if (!state.Ended) DerivedTables.Standing.Write(session, [.. WorkflowProjection.Standing(null, null, about, state.Begun.Location, state.Turn.Instance)]);
        DerivedTables.StepLeft.Write(session, [.. state.Turns.SelectMany(t => WorkflowProjection.Left(null, about, state.Begun.Location, t.Instance, DateTimeOffset.UnixEpoch))]);
    }
}
