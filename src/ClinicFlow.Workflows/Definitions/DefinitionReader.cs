using System.Text.Json;

namespace ClinicFlow.Workflows;

/// <summary>Turns the JSON of a file into a prepared definition.</summary>
internal sealed class DefinitionReader(JsonElement file, ProblemList problems)
{
    private const int MostActivities = 5_000;

    private readonly List<ActivityNode> activities = [];
    private readonly List<VariableDefinition> variables = [];
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    public ProblemList Problems => problems;

    public WorkflowDefinition? Read()
    {
        if (file.ValueKind != JsonValueKind.Object || file.Find("root") is not { ValueKind: JsonValueKind.Object } root)
        {
            problems.Error("root-missing", null, "root", new("Нет члена root с активностью.", "The member root with an activity is missing."),
                new("Добавьте root, например Elsa.Flowchart.", "Add root, for example an Elsa.Flowchart."));
            return null;
        }

        var own = Arguments.Variables(file, this, null);
        variables.AddRange(own);
        if (ReadActivity(root, null, "root") is not { } node) return null;
        var properties = file.Find("customProperties") ?? default;
        var options = file.Find("options") ?? default;
        var name = file.Text("name") ?? "";
        var id = file.Text("definitionId") ?? file.Text("id") ?? name;
        if (id.Length == 0)
        {
            problems.Error("id-missing", null, "definitionId", new("Нет definitionId.", "The definitionId is missing."),
                new("Добавьте definitionId: одно слово на все версии.", "Add a definitionId: one word for all versions."));
        }

        var definition = new WorkflowDefinition(node, [.. activities], file)
        {
            DefinitionId = id,
            VersionId = file.Text("id") ?? $"{id}:{file.Number("version", 1)}",
            Version = file.Number("version", 1),
            Name = name,
            Description = file.Text("description"),
            Stage = properties.Text("stage"),
            Title = Json.Localized(properties.Find("title")),
            IsPublished = file.Flag("isPublished"),
            UsableAsActivity = file.Flag("usableAsActivity") || options.Flag("usableAsActivity"),
            IncidentStrategy = Strategy(options.Text("incidentStrategyType")),
            Variables = own,
            Inputs = Arguments.Declared(file, "inputs"),
            Outputs = Arguments.Declared(file, "outputs"),
            Outcomes = [.. file.List("outcomes").Select(Json.AsText).OfType<string>()],
        };
        definition.Know(variables);
        DefinitionChecks.Check(definition, problems);
        return definition;
    }

    /// <summary>Reads one activity with all inside it; null if there is none.</summary>
    public ActivityNode? ReadActivity(JsonElement element, ActivityNode? parent, string path)
    {
        if (element.ValueKind != JsonValueKind.Object) return null;
        if (activities.Count >= MostActivities)
        {
            if (activities.Count == MostActivities)
            {
                problems.Error("too-many-activities", null, path, new($"Больше {MostActivities} активностей.", $"More than {MostActivities} activities."),
                    new("Разделите процесс на несколько.", "Split the workflow."));
            }

            return null;
        }

        var type = element.Text("type") ?? "";
        var node = ActivityCatalog.Create(type, element);
        node.Type = type;
        node.Source = element;
        node.Name = element.Text("name");
        node.Id = Id(element, type, path);
        node.CanStartWorkflow = element.Flag("canStartWorkflow") || (element.Find("customProperties") ?? default).Flag("canStartWorkflow");
        activities.Add(node);
        parent?.Add(node);
        var reader = new ActivityReader(this, node, element, path);
        node.Variables = Arguments.Variables(element, this, node.Id);
        variables.AddRange(node.Variables);
        node.Read(reader);
        return node;
    }

    private static IncidentStrategy Strategy(string? type) =>
        type is not null && type.Contains("ContinueWithIncidents", StringComparison.OrdinalIgnoreCase) ? IncidentStrategy.ContinueWithIncidents : IncidentStrategy.Fault;

    private string Id(JsonElement element, string type, string path)
    {
        var given = element.Text("id");
        if (!string.IsNullOrEmpty(given) && ids.Add(given)) return given;
        var word = string.IsNullOrEmpty(given) ? TypeNames.Simple(type) : given;
        var number = 1;
        string id;
        do id = $"{word}~{number++}"; while (!ids.Add(id));
        if (string.IsNullOrEmpty(given))
        {
            problems.Warning("activity-id-missing", null, path, new("У активности нет id.", "The activity has no id."),
                new($"Добавьте id; пока взято {id}.", $"Add an id; {id} is used meanwhile."));
        }
        else
        {
            problems.Error("activity-id-twice", given, path, new($"Id {given} встречается дважды.", $"The id {given} occurs twice."),
                new("Дайте второй активности другой id.", "Give the second activity another id."));
        }

        return id;
    }
}
