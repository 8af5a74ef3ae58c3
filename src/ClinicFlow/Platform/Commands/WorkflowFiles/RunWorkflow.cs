using System.Text.Json;
using ClinicFlow.Workflows;

namespace ClinicFlow.Platform.Commands.WorkflowFiles;

/// <summary>
/// Runs one definition by itself, with the definitions beside it as its children, on a clock that jumps to each timer: shows
/// what it writes, where it waits and what failed. There is no patient: an expression over facts is an incident.
/// </summary>
public sealed class RunWorkflow
{
    private const int TimersAtMost = 1000;
    private const string Main = "main";

    private readonly WorkflowEnvironment environment;
    private readonly IReadOnlyList<WorkflowDefinition> known;
    private readonly Dictionary<string, (WorkflowDefinition Definition, WorkflowInstance Instance, string? Parent)> instances = [];
    private readonly Action<string> write;
    private DateTimeOffset now;

    private RunWorkflow(IReadOnlyList<WorkflowDefinition> known, DateTimeOffset now, Action<string> write)
    {
        (this.known, this.now, this.write) = (known, now, write);
        environment = new()
        {
            Evaluate = (expression, _) => throw new InvalidOperationException($"{expression.Type} needs the facts of a patient: {expression.Text}"),
            AddDuration = (moment, text) => WorkflowDurations.Parse(text) is var d && d.Unit == DurationUnit.WorkingDays
                ? RuleFiles.TestClinic.Calendar.AddWorkingDays(moment, (double)d.Amount)
                : RuleFiles.TestClinic.Calendar.AddWorkingMinutes(moment, (double)d.Amount * (d.Unit == DurationUnit.WorkingHours ? 60 : 1)),
            FindDefinition = Find,
            TimeZone = RuleFiles.TestClinic.Zone,
        };
    }

    public static int Tell(string file, string? input, DateTimeOffset now, bool json)
    {
        var (definition, beside) = Read(file);
        var lines = new List<string>();
        var run = new RunWorkflow(beside, now, line =>
        {
            lines.Add(line);
            if (!json) Console.WriteLine(line);
        });
        var instance = run.Run(definition, input is null ? null : Inputs(input));
        var waits = instance.Status == WorkflowStatus.Finished ? [] : instance.Waits.Select(w => w.ActivityId).ToList();
        var incidents = instance.Incidents.Select(i => new { activity = i.ActivityId, i.Code, i.Message }).ToList();
        if (json) Verb.WriteJson(new { lines, status = instance.Status.ToString(), subStatus = instance.SubStatus.ToString(), instance.Outcome, waits, incidents, outputs = instance.Outputs, endedAt = run.now });
        else
        {
            foreach (var incident in incidents) Console.Error.WriteLine($"{file}: {incident.activity}: {incident.Code}: {incident.Message}");
            Console.Error.WriteLine($"{instance.Status}, {instance.SubStatus}{(waits.Count > 0 ? ", waits at " + string.Join(", ", waits) : "")}");
        }
        return incidents.Count > 0 || instance.SubStatus == WorkflowSubStatus.Faulted ? 1 : 0;
    }

    private static (WorkflowDefinition, IReadOnlyList<WorkflowDefinition>) Read(string file)
    {
        var read = DefinitionFile.Read(File.ReadAllText(file), file);
        if (read.Definition is not { } definition) throw new CommandException($"{file}({read.Problems[0].Line}): {read.Problems[0].Message.En} {read.Problems[0].Remedy.En}");
        var beside = Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(file))!, "*.json").Where(f => f != Path.GetFullPath(file)).Order(StringComparer.Ordinal)
            .Select(f => DefinitionFile.Read(File.ReadAllText(f), f).Definition).OfType<WorkflowDefinition>();
        return (definition, [definition, .. beside]);
    }

    private static Dictionary<string, object?> Inputs(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            return document.RootElement.EnumerateObject().ToDictionary(m => m.Name, m => (object?)m.Value.Clone());
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new CommandException($"{file}: a JSON object is expected, with the inputs by their names.");
        }
    }

    private WorkflowInstance Run(WorkflowDefinition definition, IReadOnlyDictionary<string, object?>? input)
    {
        Take(definition, WorkflowEngine.Start(definition, environment, now, input, Main), null);
        for (var timers = 0; timers < TimersAtMost && instances[Main].Instance.Status == WorkflowStatus.Running; timers++)
        {
            var due = instances.Values.Where(i => i.Instance is { Status: WorkflowStatus.Running, NextDue: not null }).OrderBy(i => i.Instance.NextDue).FirstOrDefault();
            if (due.Instance is null) break;
            if (due.Instance.NextDue > now) now = due.Instance.NextDue.Value;
            Take(due.Definition, WorkflowEngine.Advance(due.Definition, due.Instance, new Stimulus.TimeReached(), environment, now), due.Parent);
        }
        return instances[Main].Instance;
    }

    private void Take(WorkflowDefinition definition, AdvanceResult result, string? parent)
    {
        var instance = result.Instance;
        instances[instance.Id] = (definition, instance, parent);
        foreach (var effect in result.Effects)
        {
            if (effect is WorkflowEffect.LineWritten line) write(line.Text);
            if (effect is WorkflowEffect.ChildStarted started && Find(started.Child.DefinitionId) is { } own) instances[started.Child.Id] = (own, started.Child, null);
            if (effect is WorkflowEffect.ChildDispatched child && Find(child.DefinitionId) is { } called)
                Take(called, WorkflowEngine.Start(called, environment, now, child.Input, child.ChildInstanceId), child.Waits ? instance.Id : null);
        }
        if (instances[instance.Id].Instance.Status != WorkflowStatus.Finished || parent is null) return;
        var waiting = instances[parent];
        Take(waiting.Definition, WorkflowEngine.Advance(waiting.Definition, waiting.Instance, new Stimulus.ChildFinished(instance.Id, instance.SubStatus, instance.Outputs), environment, now), waiting.Parent);
    }

    private WorkflowDefinition? Find(string name) => known.OrderByDescending(d => d.IsPublished).ThenByDescending(d => d.Version).FirstOrDefault(d =>
        d.DefinitionId == name || d.VersionId == name || d.ActivityTypeName.Equals(name, StringComparison.OrdinalIgnoreCase) || d.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
