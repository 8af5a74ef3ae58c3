using System.Text.Json;

namespace ClinicFlow.Workflows;

/// <summary>The task of a wait: whose it is, until when, and to whom it goes if it is not done.</summary>
internal sealed class WaitTask
{
    private WorkflowExpression? role, person, candidates, due, from, until, after, escalateRole, priority, title;
    private LocalizedText? fixedTitle;

    public string? Form { get; private init; }

    public IReadOnlyList<TaskField> Fields { get; private init; } = [];

    public IReadOnlyList<TaskOutcome> Outcomes { get; private init; } = [];

    private string? Action { get; init; }

    public static WaitTask Read(ActivityReader reader, JsonElement given)
    {
        WorkflowExpression? Input(JsonElement owner, string name, string type, string path) =>
            owner.Find(name) is { } value ? reader.Expression(value, path, type) : null;
        var escalate = given.Find("escalate") ?? default;
        var computed = given.Find("title") is { ValueKind: JsonValueKind.Object } both && both.Find("expression") is not null;
        var task = new WaitTask
        {
            role = Input(given, "role", "String", "task.role"),
            person = Input(given, "person", "String", "task.person"),
            candidates = Input(given, "candidates", "List<String>", "task.candidates"),
            priority = Input(given, "priority", "Int64", "task.priority"),
            due = DurationInput.Optional(reader, given, "due", "task.due"),
            from = Input(given, "from", "DateTimeOffset", "task.from"),
            until = Input(given, "until", "DateTimeOffset", "task.until"),
            after = DurationInput.Optional(reader, escalate, "after", "task.escalate.after"),
            escalateRole = Input(escalate, "role", "String", "task.escalate.role"),
            title = computed ? Input(given, "title", "Object", "task.title") : null,
            fixedTitle = computed ? null : Json.Localized(given.Find("title")),
            Action = given.Text("action"),
            Form = given.Find("form")?.GetRawText(),
            Fields = TaskField.ReadAll(reader, given),
            Outcomes = TaskOutcome.ReadAll(reader, given),
        };
        if (task.role is null && task.person is null)
            reader.Error("task-role", "task.role", new("У задачи нет роли.", "The task has no role."), new("Задайте role.", "Set role."));
        if (task.title is null && task.fixedTitle is null)
            reader.Warning("task-title", "task.title", new("У задачи нет названия.", "The task has no title."), new("Задайте title с ru и en.", "Set title with ru and en."));
        if (task.after is not null && task.escalateRole is null)
            reader.Error("task-escalate", "task.escalate.role", new("Не сказано, кому передать задачу.", "Nobody is named to escalate to."), new("Задайте escalate.role.", "Set escalate.role."));
        return task;
    }

    public TaskState Begin(Execution run, ActivityState state, bool escalated = false)
    {
        var open = new TaskState { Escalated = escalated, Action = Action, Priority = (int)(run.Value(priority, state) as long? ?? 0) };
        open.Candidates = candidates is null ? null : [.. Values.Items(run.Value(candidates, state)).Select(Values.Text)];
        People(run, state, open);
        Times(run, state, open, From(run, state));
        Escalate(run, state, open);
        return open;
    }

    /// <summary>What is wrong with an answer; the answer with its types otherwise.</summary>
    public IReadOnlyList<LocalizedText> Check(object? answer, out object? typed)
    {
        typed = answer;
        if (Fields.Count == 0) return [];
        var given = Values.Map(answer);
        var (values, problems) = (given.Copy(), new List<LocalizedText>());
        foreach (var field in Fields)
        {
            if (field.Problem(given.GetValueOrDefault(field.Name), out var value) is { } problem) problems.Add(problem);
            else if (value is not null) values[field.Name] = value;
        }

        typed = values;
        return problems;
    }

    public bool WouldMove(Execution run, ActivityState state, TaskState open)
    {
        if (open is { Escalated: false } && run.Now >= open.EscalatesAt) return true;
        if (from is { IsConstant: false } && From(run, state) != open.From) return true;
        if (until is { IsConstant: false } && Until(run, state) != open.DueAt) return true;
        return (role is { IsConstant: false } && run.Text(role, state) != open.Role)
            || (person is { IsConstant: false } && run.Text(person, state) != (open.Person ?? ""))
            || (escalateRole is { IsConstant: false } && run.Text(escalateRole, state) != (open.EscalateRole ?? ""))
            || (title is not null && Title(run, state) != new LocalizedText(open.Ru, open.En));
    }

    public void Pulse(Execution run, ActivityState state, TaskState open)
    {
        People(run, state, open);
        var start = From(run, state);
        if (start != open.From || until is { IsConstant: false }) Times(run, state, open, start);
        Escalate(run, state, open);
    }

    private void People(Execution run, ActivityState state, TaskState open)
    {
        open.Role = run.Text(role, state);
        open.Person = run.Text(person, state) is { Length: > 0 } one ? one : null;
        open.EscalateRole = run.Text(escalateRole, state) is { Length: > 0 } other ? other : null;
        (open.Ru, open.En) = Title(run, state) is var shown ? (shown.Ru, shown.En) : ("", "");
    }

    private void Times(Execution run, ActivityState state, TaskState open, DateTimeOffset? start)
    {
        open.From = start;
        var begin = start ?? state.EnteredAt;
        open.DueAt = until is not null ? Until(run, state) : due is null ? begin : run.Add(begin, run.Value(due, state));
        open.EscalatesAt = after is null ? null : run.Add(begin, run.Value(after, state));
    }

    private static void Escalate(Execution run, ActivityState state, TaskState open)
    {
        if (open.Escalated || open.EscalateRole is not { } to || !(run.Now >= open.EscalatesAt)) return;
        open.Escalated = true;
        run.Emit(new WorkflowEffect.TaskEscalated(state.ActivityId, run.Instance.BookmarkOf(state), to));
    }

    private DateTimeOffset? From(Execution run, ActivityState state) =>
        from is not null && Values.TryMoment(run.Value(from, state), out var moment) ? moment : null;

    private DateTimeOffset? Until(Execution run, ActivityState state) =>
        Values.TryMoment(run.Value(until, state), out var moment) ? moment : null;

    private LocalizedText Title(Execution run, ActivityState state)
    {
        if (title is null) return fixedTitle ?? new(state.ActivityId, state.ActivityId);
        return run.Value(title, state) is ValueMap map
            ? new(Values.Text(map.GetValueOrDefault("ru")), Values.Text(map.GetValueOrDefault("en")))
            : new(run.Text(title, state), run.Text(title, state));
    }
}
