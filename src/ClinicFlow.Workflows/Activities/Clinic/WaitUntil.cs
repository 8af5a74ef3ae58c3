using System.Text.Json;

namespace ClinicFlow.Workflows;

/// <summary>
/// <c>ClinicFlow.WaitUntil</c>: waits for a state. The first true case wins; a deadline that passes leaves by Overdue, or is
/// reported once where that port leads nowhere.
/// </summary>
internal sealed class WaitUntil : ActivityNode, IPulsed
{
    private static readonly string[] Overdue = ["Overdue"];

    private FlowCase[] cases = [];
    private WorkflowExpression? within, from, until;
    private WaitTask? task;

    public override IReadOnlyList<string> Ports => [.. cases.Select(c => c.Label), .. Outcomes.Select(o => o.Label), "Overdue"];

    public IEnumerable<string> Labels => cases.Select(c => c.Label);

    /// <summary>The form of the task as JSON, or null.</summary>
    public string? Form => task?.Form;

    /// <summary>How its task ends; null without a task.</summary>
    public TaskForm? HowItEnds => task is null ? null : new(task.Fields, task.Outcomes);

    public IReadOnlyList<TaskOutcome> Outcomes => task?.Outcomes ?? [];

    internal override void Read(ActivityReader reader)
    {
        cases = FlowCase.ReadAll(reader);
        within = DurationInput.Optional(reader, reader.Element, "within", "within");
        from = reader.Input("from", "DateTimeOffset");
        until = reader.Input("until", "DateTimeOffset");
        if (reader.Element.Find("task") is { ValueKind: JsonValueKind.Object } given) task = WaitTask.Read(reader, given);
        if (cases.Length == 0 && within is null && until is null)
            reader.Error("wait-endless", "cases", new("Ожидание без случаев и срока не кончится.", "A wait without cases and without a deadline never ends."), new("Добавьте cases или within.", "Add cases or within."));
        if (Outcomes.FirstOrDefault(o => cases.Any(c => c.Label == o.Label)) is { } twice)
            reader.Error("case-twice", "task.outcomes", new($"{twice.Label} — и случай, и исход задачи.", $"{twice.Label} is both a case and an outcome of the task."), new("Переименуйте один из них.", "Rename one of them."));
        if (cases.Any(c => c.Label == "Overdue"))
            reader.Error("case-reserved", "cases", new("Overdue занято сроком.", "Overdue is the deadline's."), new("Переименуйте случай.", "Rename the case."));
    }

    internal override void Execute(Execution run, ActivityState state)
    {
        var wait = run.Wait(state, "WaitUntil");
        try
        {
            if (FirstTrue(run, state) is { } found)
            {
                run.Complete(state, found.Outcome);
                return;
            }

            (wait.From, wait.Deadline) = Deadline(run, state);
            wait.Task = task?.Begin(run, state);
            Expire(run, state, wait);
        }
        catch (ActivityFault fault)
        {
            // The next change of facts may mend it: the wait stands, with an incident beside it.
            run.Trouble(state, fault);
        }
    }

    bool IPulsed.WouldMove(Execution run, ActivityState state)
    {
        var wait = state.Wait!;
        if (FirstTrue(run, state) is not null) return true;
        if (until is { IsConstant: false } || from is { IsConstant: false })
        {
            var (start, deadline) = Deadline(run, state);
            if (start != wait.From || deadline != wait.Deadline) return true;
        }

        if (wait is { Reported: false } && run.Now >= wait.Deadline) return true;
        if (task is not null && wait.Task is null) return true;
        return task is not null && wait.Task is { } open && task.WouldMove(run, state, open);
    }

    void IPulsed.Pulse(Execution run, ActivityState state)
    {
        var wait = state.Wait!;
        if (FirstTrue(run, state) is { } found)
        {
            run.Complete(state, found.Outcome);
            return;
        }

        var (start, deadline) = Deadline(run, state);
        if (deadline != wait.Deadline) wait.Reported = false;
        (wait.From, wait.Deadline) = (start, deadline);
        if (task is not null && wait.Task is { } open) task.Pulse(run, state, open);
        else wait.Task = task?.Begin(run, state);
        Expire(run, state, wait);
    }

    /// <summary>A person's outcome leaves by the port of that name; any other answer only tests the cases again. What the form does not take is refused, and the task stands.</summary>
    internal override void Resumed(Execution run, ActivityState state, object? input, string? outcome)
    {
        if (task?.Check(input, out input) is { Count: > 0 } problems)
        {
            run.Emit(new WorkflowEffect.TaskRefused(Id, run.Instance.BookmarkOf(state), problems));
            return;
        }

        if (input is not null) run.SetResult(state, null, input, "Result");
        if (outcome is not null && IsPort(outcome)) run.Complete(state, [outcome]);
        else ((IPulsed)this).Pulse(run, state);
    }

    /// <summary>Deadline and task anew, from when the wait began; what was said already is not said again.</summary>
    internal void Rebase(Execution run, ActivityState state)
    {
        var wait = state.Wait!;
        var (before, escalated) = (wait.Deadline, wait.Task?.Escalated == true);
        (wait.From, wait.Deadline) = (null, null);
        (wait.From, wait.Deadline) = Deadline(run, state);
        if (wait.Deadline != before) wait.Reported = false;
        wait.Task = task?.Begin(run, state, escalated);
    }

    private bool IsPort(string outcome) =>
        Array.Exists(cases, c => c.Label == outcome) || Outcomes.Any(o => o.Label == outcome) || (Parent is Flowchart flowchart && Array.Exists(flowchart.Outbound(this), c => c.Port == outcome));

    private FlowCase? FirstTrue(Execution run, ActivityState state)
    {
        foreach (var one in cases)
            if (run.IsTrue(one.Condition, state)) return one;
        return null;
    }

    private (DateTimeOffset? From, DateTimeOffset? Deadline) Deadline(Execution run, ActivityState state)
    {
        if (until is not null) return (null, Values.TryMoment(run.Value(until, state), out var moment) ? moment : null);
        if (within is null) return (null, null);
        if (from is null) return (null, state.Wait!.Deadline ?? run.Add(state.EnteredAt, run.Value(within, state)));
        if (!Values.TryMoment(run.Value(from, state), out var start)) return (null, null);
        return (start, start == state.Wait!.From ? state.Wait.Deadline : run.Add(start, run.Value(within, state)));
    }

    private void Expire(Execution run, ActivityState state, WaitState wait)
    {
        if (wait.Reported || wait.Deadline is not { } deadline || run.Now < deadline) return;
        wait.Reported = true;
        run.Emit(new WorkflowEffect.WaitOverdue(Id, deadline));
        if (Parent is not Flowchart flowchart || Array.Exists(flowchart.Outbound(this), c => c.Port == "Overdue")) run.Complete(state, Overdue);
    }
}
