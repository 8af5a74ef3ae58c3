using System.Text.Json.Serialization;

namespace ClinicFlow.Workflows;

/// <summary>The part of an instance that only the engine changes.</summary>
public sealed partial class WorkflowInstance
{
    internal List<ActivityState> States { get; set; } = [];

    internal ScopeState Scope { get; set; } = new();

    internal int Sequence { get; set; }

    internal List<Incident>? IncidentList { get; set; }

    internal List<PathStep>? Steps { get; set; }

    /// <summary>Events that came before anything waited for them.</summary>
    internal List<EarlyEvent>? Early { get; set; }

    /// <summary>The ids of the last events, by which a second delivery is known.</summary>
    internal List<string>? SeenEvents { get; set; }

    internal string? LastEventName { get; set; }

    internal object? LastEventPayload { get; set; }

    internal WorkflowDefinition? Bound { get; private set; }

    /// <summary>A copy that the engine may change.</summary>
    internal WorkflowInstance Copy()
    {
        var copy = (WorkflowInstance)MemberwiseClone();
        copy.waits = null;
        copy.Scope = Scope.Copy();
        copy.States = new List<ActivityState>(States.Count + 2);
        foreach (var state in States)
        {
            var twin = state.Copy();
            if (state.Parent is { } parent) copy.Adopt(twin, States.IndexOf(parent));
            copy.States.Add(twin);
        }

        if (IncidentList is not null) copy.IncidentList = [.. IncidentList];
        if (Steps is not null) copy.Steps = new List<PathStep>(Steps.Count + 8).With(Steps);
        if (Early is not null) copy.Early = [.. Early];
        if (SeenEvents is not null) copy.SeenEvents = [.. SeenEvents];
        return copy;
    }

    /// <summary>Ties the states to the activities of the definition; false if one of them is not there any more.</summary>
    internal string? Bind(WorkflowDefinition definition, WorkflowEnvironment environment)
    {
        if (ReferenceEquals(Bound, definition)) return null;
        foreach (var state in States) state.Open = 0;
        for (var i = 0; i < States.Count; i++)
        {
            var state = States[i];
            state.Parent = null;
            if (state.ParentNumber > 0) Adopt(state, States.FindIndex(s => s.Number == state.ParentNumber));
            var owner = definition;
            for (var above = state.Parent; above is not null; above = above.Parent)
            {
                if (above.Scope is null) continue;
                owner = above.Scope.Definition ?? definition;
                break;
            }

            if (owner.FindActivity(state.ActivityId) is not { } node) return state.ActivityId;
            state.Node = node;
            if (state.Scope is { DefinitionId: { } called } scope) scope.Definition = environment.FindVersion?.Invoke(called, scope.Version) ?? environment.FindDefinition?.Invoke(called);
        }

        Bound = definition;
        return null;
    }

    internal string BookmarkOf(ActivityState state) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Id}:{state.Number}");

    internal void BindTo(WorkflowDefinition definition) => Bound = definition;

    private void Adopt(ActivityState state, int parent)
    {
        if (parent < 0) return;
        state.Parent = States[parent];
        state.Parent.Open++;
    }

    private List<OpenWait> OpenWaits()
    {
        var open = new List<OpenWait>();
        foreach (var state in States)
        {
            if (state is not { Status: ActivityStatus.Waiting, Wait: { } wait }) continue;
            var id = BookmarkOf(state);
            open.Add(new(state.ActivityId, id, state.EnteredAt, wait.Deadline, wait.Reported, TaskOf(state, wait, id)));
        }

        return open;
    }

    private static OpenTask? TaskOf(ActivityState state, WaitState wait, string id) => wait.Task is not { } task ? null : new(
        id,
        task.ToRole ?? (task is { Escalated: true, EscalateRole: { } role } ? role : task.Role),
        task.DueAt ?? state.EnteredAt,
        new(task.Ru, task.En),
        task.EscalatesAt,
        task.EscalateRole,
        task.Escalated,
        (state.Node as WaitUntil)?.Form,
        task.ToRole is not null || task.ToPerson is not null ? task.ToPerson : task.Person,
        task.Priority,
        task.Candidates,
        task.Action);
}

/// <summary>An event that came before anything waited for it.</summary>
internal sealed record EarlyEvent(
    [property: JsonPropertyName("n")] string Name,
    [property: JsonPropertyName("p"), JsonConverter(typeof(ValueConverter))] object? Payload);

internal static class ListExtensions
{
    public static List<T> With<T>(this List<T> list, List<T> items)
    {
        list.AddRange(items);
        return list;
    }
}
