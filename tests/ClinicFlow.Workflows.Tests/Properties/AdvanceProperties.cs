using FsCheck;
using FsCheck.Fluent;

namespace ClinicFlow.Workflows.Tests.Properties;

public sealed class AdvanceProperties
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20260302, 7);

    [Fact]
    public void The_same_script_gives_the_same_instance_and_effects() => Holds(seed =>
    {
        var workflow = new RandomWorkflow(seed);
        Assert.Equal(Report(workflow.Run(i => i)), Report(workflow.Run(i => i)));
    });

    [Fact]
    public void An_instance_that_was_written_and_read_has_the_same_future() => Holds(seed =>
    {
        var workflow = new RandomWorkflow(seed);
        Assert.Equal(Report(workflow.Run(i => i)), Report(workflow.Run(i => WorkflowInstance.FromJson(i.ToJson()))));
    });

    [Fact]
    public void An_instance_that_runs_always_waits_for_something() => Holds(seed => new RandomWorkflow(seed).Run(instance =>
    {
        if (instance.Status == WorkflowStatus.Finished) Assert.Empty(instance.Waits);
        else Assert.True(instance.Waits.Count > 0 || instance.Incidents.Count > 0);
        Assert.DoesNotContain(instance.Incidents, i => i.Code is "stuck" or "activity-failed");
        Assert.True(instance.Waits.Where(w => !w.Overdue && w.Deadline is not null).All(w => instance.NextDue <= w.Deadline));
        return instance;
    }));

    [Fact]
    public void An_instance_given_out_is_never_changed() => Holds(seed =>
    {
        var seen = new List<(WorkflowInstance Instance, string Json)>();
        new RandomWorkflow(seed).Run(instance =>
        {
            seen.Add((instance, instance.ToJson()));
            return instance;
        });
        Assert.All(seen, s => Assert.Equal(s.Json, s.Instance.ToJson()));
    });

    [Fact]
    public void Resuming_twice_changes_nothing_more() => Holds(seed =>
    {
        var workflow = new RandomWorkflow(seed);
        var clinic = new Clinic();
        clinic.Known.Add(workflow.Definition);
        workflow.Run(instance =>
        {
            foreach (var wait in instance.Waits)
            {
                if (workflow.Definition.FindActivity(wait.ActivityId) is WaitUntil) continue;
                var resume = new Stimulus.Resume(wait.BookmarkId);
                var once = clinic.Advance(instance, resume);
                Assert.Same(once, clinic.Advance(once, resume));
            }

            return instance;
        });
    });

    [Fact]
    public void Time_and_facts_that_move_nothing_give_the_same_instance() => Holds(seed =>
    {
        var workflow = new RandomWorkflow(seed);
        workflow.Run(instance =>
        {
            var clinic = new Clinic { Now = Clinic.Monday.AddYears(1) };
            clinic.Known.Add(workflow.Definition);
            var settled = clinic.StateChanged(instance);
            for (var i = 0; i < 50 && clinic.StateChanged(settled) is var next && !ReferenceEquals(next, settled); i++) settled = next;
            if (settled.Incidents.Count == 0) Assert.Same(settled, clinic.StateChanged(settled));
            return instance;
        });
    });

    [Fact]
    public void Independent_events_end_the_same_in_any_order() => Holds(seed =>
    {
        var random = new Random(seed);
        var branches = Enumerable.Range(0, random.Next(2, 5)).Select(b => Enumerable.Range(0, random.Next(1, 4)).Select(k => $"e{b}x{k}").ToArray()).ToArray();
        var activities = branches.SelectMany(b => b).Select(Clinic.Event).Append(Clinic.Line("s")).Append(Clinic.Line("z", ", 'customProperties': { 'mergeMode': 'Merge' }"));
        var connections = branches.SelectMany(b => b.Zip([.. b.Skip(1), "z"]).Select(p => $"{p.First}>{p.Second}").Prepend($"s>{b[0]}"));
        var mode = random.Next(2) == 0 ? "token" : "counter";
        var text = Clinic.File(Clinic.Flow(mode, string.Join(' ', connections), [.. activities]));
        var names = branches.SelectMany(b => b).ToArray();
        Assert.Single(Enumerable.Range(0, 3).Select(_ =>
        {
            random.Shuffle(names);
            var clinic = new Clinic(text);
            var end = names.Aggregate(clinic.Start(), (instance, name) => clinic.Advance(instance, new Stimulus.Event(name)));
            Assert.Equal(WorkflowStatus.Finished, end.Status);
            return string.Join(",", end.History.Select(s => s.ActivityId).Order()) + string.Join(",", clinic.Lines);
        }).Distinct());
    });

    [Fact]
    public void Events_tasks_and_facts_of_branches_that_know_nothing_of_each_other_end_the_same_in_any_order() => Holds(seed =>
    {
        var random = new Random(seed);
        var kinds = Enumerable.Range(0, random.Next(2, 7)).Select(_ => random.Next(4)).ToArray();
        var branches = kinds.Select((kind, i) => $"{{ 'id': 'b{i}', 'type': 'Elsa.Sequence', 'activities': [ {Waiting(kind, i)}, {Clinic.Line($"l{i}")} ] }}");
        var text = Clinic.File($"{{ 'id': 'k', 'type': 'Elsa.Fork', 'branches': [ {string.Join(", ", branches)} ] }}");
        var order = Enumerable.Range(0, kinds.Length).ToArray();
        Assert.Single(Enumerable.Range(0, 3).Select(_ =>
        {
            random.Shuffle(order);
            var clinic = new Clinic(text);
            var end = order.Aggregate(clinic.Start(), (instance, i) => Happens(clinic, random.Next(2) == 0 ? instance : WorkflowInstance.FromJson(instance.ToJson()), kinds[i], i));
            Assert.Equal(WorkflowStatus.Finished, end.Status);
            return string.Join(",", end.History.Select(s => s.ActivityId).Order()) + string.Join(",", clinic.Lines.Order());
        }).Distinct());
    });

    private static string Waiting(int kind, int i) => kind switch
    {
        0 => Clinic.Event($"e{i}"),
        1 => $"{{ 'id': 't{i}', 'type': 'Elsa.RunTask', 'taskName': 'x' }}",
        2 => $"{{ 'id': 'w{i}', 'type': 'ClinicFlow.WaitUntil', 'cases': [ {{ 'label': 'Yes', 'condition': {{ 'type': 'Rule', 'value': 'f{i}' }} }} ] }}",
        _ => $"{{ 'id': 'w{i}', 'type': 'ClinicFlow.WaitUntil', 'within': '30 days', 'cases': [], 'task': {{ 'role': 'agent', 'title': 'x', 'outcomes': [ {{ 'label': 'Ok' }} ] }} }}",
    };

    private static WorkflowInstance Happens(Clinic clinic, WorkflowInstance instance, int kind, int i)
    {
        string Task(string id) => instance.Waits.Single(w => w.ActivityId == id).BookmarkId;
        clinic.Facts[$"f{i}"] = true;
        return clinic.Advance(instance, kind switch
        {
            0 => new Stimulus.Event($"e{i}"),
            1 => new Stimulus.TaskCompleted(Task($"t{i}")),
            2 => new Stimulus.StateChanged(),
            _ => new Stimulus.TaskCompleted(Task($"w{i}"), "Ok"),
        });
    }

    private static string Report((WorkflowInstance Instance, List<WorkflowEffect> Effects) run) =>
        run.Instance.ToJson() + string.Join('\n', run.Effects);

    private static void Holds(Action<int> property) => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), property).Check(Seeded);
}
