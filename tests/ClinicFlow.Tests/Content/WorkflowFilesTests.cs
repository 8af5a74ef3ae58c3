using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ClinicFlow.Journeys.Facts;
using ClinicFlow.Quality.Audits.Course;
using ClinicFlow.Quality.Pdca.State;
using ClinicFlow.Rules;
using ClinicFlow.Workflows;

namespace ClinicFlow.Tests.Content;

public sealed partial class WorkflowFilesTests
{
    private static readonly string[] Stages = ["lead", "arrival", "consultation", "realisation", "regular"];
    private static readonly string[] Roles = ["curator", "agent", "frontdesk", "seniorfrontdesk", "doctor", "manager", "quality"];

    private static readonly FactSchema Schema = FactSchema.Of(
        new("journey", FactType.Clr<JourneyFacts>()), new("patient", FactType.Clr<PatientFacts>()), new("lead", FactType.Clr<LeadFacts>()),
        new("appointment", FactType.Clr<AppointmentFacts>()), new("visit", FactType.Clr<AppointmentFacts>()), new("plan", FactType.Clr<PlanFacts>()),
        new("location", FactType.Clr<LocationFacts>()));

    public static TheoryData<string> Files => ContentFiles.Workflows();

    [Theory, MemberData(nameof(Files))]
    public void A_definition_reads_without_errors_or_warnings(string path)
    {
        var result = DefinitionFile.Read(ContentFiles.Text(path), path);
        Assert.Empty(result.Problems);
        Assert.True(result.CanPublish);
        Assert.Equal(result.Definition!.DefinitionId, Path.GetFileNameWithoutExtension(path));
        Assert.NotNull(result.Definition.Title);
    }

    [Theory, MemberData(nameof(Files))]
    public void A_definition_survives_being_written(string path)
    {
        var definition = DefinitionFile.Read(ContentFiles.Text(path), path).Definition!;
        Assert.True(JsonNode.DeepEquals(ContentFiles.Json(path), JsonNode.Parse(DefinitionFile.Write(definition))));
    }

    [Fact]
    public void Every_stage_has_one_definition_and_plans_have_their_own()
    {
        var properties = Files.Select(row => ContentFiles.Json(row.Data)["customProperties"]!).ToArray();
        Assert.Equal(Stages.Order(), properties.Select(p => p["stage"]?.ToString()).OfType<string>().Order());
        var ofPlan = Assert.Single(properties, p => p["subject"]?.ToString() == "plan");
        RuleExpression.Compile(ofPlan["startWhen"]!.ToString(), Schema, typeof(bool));
        string[] beside = ["Забота о начинающем", "Вернуть после неявки", "Вернуть засыпающего", "Оценка после визита", "Вернуть потерянного"];
        Assert.Equal(beside.Order(), properties.Where(p => p["subject"]?.ToString() == "patient").Select(p => p["title"]!["ru"]!.ToString()).Order());
    }

    [Fact]
    public void A_flag_and_a_stage_hand_over_only_to_workflows_beside_the_stages()
    {
        var beside = Files.Select(row => ContentFiles.Json(row.Data)).Where(f => f["customProperties"]!["subject"]?.ToString() == "patient").Select(f => f["definitionId"]!.ToString()).ToHashSet();
        var named = ContentFiles.Rules().SelectMany(row => ContentFiles.Objects(ContentFiles.Json(row.Data))).Select(o => o["workflow"]?.ToString())
            .Concat(Files.Where(row => ContentFiles.Json(row.Data)["customProperties"]!["stage"] is not null).SelectMany(row => Activities(row.Data)).Select(a => a["workflowDefinitionId"]?.ToString()))
            .OfType<string>().ToList();
        Assert.Equal(7, named.Count);
        Assert.All(named, n => Assert.Contains(n, beside));
    }

    [Theory, MemberData(nameof(Files))]
    public void Everything_has_a_title_in_both_languages(string path)
    {
        var file = ContentFiles.Json(path);
        Assert.True(ContentFiles.InBothLanguages(file["customProperties"]!["title"]));
        Assert.True(ContentFiles.InBothLanguages(file["customProperties"]!["why"]));
        foreach (var activity in Activities(path))
        {
            Assert.True(ContentFiles.InBothLanguages(activity["customProperties"]?["title"]), Id(activity));
            if (activity["task"] is { } task) Assert.True(ContentFiles.InBothLanguages(task["title"]), Id(activity));
            foreach (var one in (activity["cases"] as JsonArray ?? []).Concat(activity["task"]?["outcomes"] as JsonArray ?? [])) Assert.True(ContentFiles.InBothLanguages(one!["title"]), $"{Id(activity)}/{one["label"]}");
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void The_stage_is_checked_before_every_way_out(string path)
    {
        var stage = ContentFiles.Json(path)["customProperties"]!["stage"]?.ToString();
        var byId = Activities(path).ToDictionary(Id);
        foreach (var way in byId.Values.Where(a => Type(a) is "ClinicFlow.MoveStage" or "ClinicFlow.CloseJourney"))
        {
            var before = Connections(path).Where(c => c.Target == Id(way)).ToArray();
            Assert.NotEmpty(before);
            foreach (var connection in before)
            {
                Assert.Equal("ClinicFlow.CheckStage", Type(byId[connection.Source]));
                Assert.Equal(stage, byId[connection.Source]["stage"]!.ToString());
            }

            if (Type(way) == "ClinicFlow.MoveStage") Assert.Contains(way["stage"]!.ToString(), Stages);
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_port_leads_somewhere_and_every_step_can_be_reached(string path)
    {
        var byId = Activities(path).ToDictionary(Id);
        var connections = Connections(path).ToArray();
        foreach (var activity in byId.Values)
        {
            var used = connections.Where(c => c.Source == Id(activity)).Select(c => c.Port).ToHashSet();
            // Handing over to another workflow may be the end of this one.
            if (Type(activity) == "Elsa.DispatchWorkflow" && used.Count == 0) continue;
            Assert.Equal(Ports(activity).Order(), used.Order());
        }

        var reached = new HashSet<string> { ContentFiles.Json(path)["root"]!["start"]!.ToString() };
        while (connections.Where(c => reached.Contains(c.Source)).Select(c => c.Target).Count(reached.Add) > 0) { }
        Assert.Equal(byId.Keys.Order(), reached.Order());
    }

    [Theory, MemberData(nameof(Files))]
    public void A_task_names_a_known_role_an_action_and_a_time(string path)
    {
        foreach (var activity in Activities(path))
        {
            if (activity["task"] is not JsonObject task) continue;
            foreach (var role in new[] { task["role"], task["escalate"]?["role"] })
                if (role is JsonValue) Assert.Contains(role.ToString(), Roles);
                else if (role is not null) Assert.Matches(@"journey\.planOwnerRole|plan\.ownerRole|cycle\.ownerRole", role["expression"]!["value"]!.ToString());
            Assert.Matches("^[a-z-]+$", task["action"]!.ToString());
            Assert.True(task["due"] is not null || task["until"] is not null, Id(activity));
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_expression_compiles_against_the_facts(string path)
    {
        var schema = ContentFiles.Json(path)["customProperties"]!["subject"]?.ToString() switch { "cycle" => CycleFacts.Schema, "audit" => AuditFacts.Schema, _ => Schema };
        foreach (var expression in ContentFiles.Objects(ContentFiles.Json(path)).Where(o => o["type"]?.ToString() == "Rule"))
        {
            var text = expression["value"]!.ToString();
            Assert.True(RuleExpression.TryCompile(text, schema, out _, out var problem), $"{text}: {problem}");
            if (expression.Parent?["typeName"]?.ToString() == "Boolean") RuleExpression.Compile(text, schema, typeof(bool));
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void The_diagram_reads_from_left_to_right(string path)
    {
        var places = Activities(path).ToDictionary(Id, a => (X: (int)a["metadata"]!["designer"]!["position"]!["x"]!, Y: (int)a["metadata"]!["designer"]!["position"]!["y"]!));
        Assert.Equal(places.Count, places.Values.Distinct().Count());
        var start = ContentFiles.Json(path)["root"]!["start"]!.ToString();
        Assert.Equal(places.Values.Min(p => p.X), places[start].X);
        foreach (var activity in Activities(path).Where(a => Type(a) is "ClinicFlow.MoveStage" or "ClinicFlow.CloseJourney" or "Elsa.Finish"))
            Assert.Equal(places.Values.Max(p => p.X), places[Id(activity)].X);
        var connections = Connections(path).ToArray();
        var forward = connections.Count(c => places[c.Target].X >= places[c.Source].X);
        Assert.True(forward * 3 > connections.Length * 2, $"{forward} of {connections.Length} arrows go to the right");
    }

    [Fact]
    public void Without_curators_only_data_differ()
    {
        foreach (var text in Files.Select(row => ContentFiles.Text(row.Data)))
            Assert.DoesNotMatch(CuratorAsRole(), text);
    }

    private static IEnumerable<JsonObject> Activities(string path) => ContentFiles.Json(path)["root"]!["activities"]!.AsArray().Select(a => a!.AsObject());

    private static IEnumerable<(string Source, string Port, string Target)> Connections(string path) =>
        ContentFiles.Json(path)["root"]!["connections"]!.AsArray()
            .Select(c => (c!["source"]!["activity"]!.ToString(), c["source"]!["port"]?.ToString() ?? "Done", c["target"]!["activity"]!.ToString()));

    private static IEnumerable<string> Ports(JsonObject activity)
    {
        var cases = (activity["cases"] as JsonArray ?? []).Concat(activity["task"]?["outcomes"] as JsonArray ?? []).Select(c => c!["label"]!.ToString());
        var waitsForEver = Type(activity) == "ClinicFlow.WaitUntil" && activity["within"] is null && activity["until"] is null;
        return waitsForEver ? cases : cases.Concat(ActivityCatalog.Descriptions.Single(d => d.Type == Type(activity)).Ports);
    }

    private static string Id(JsonObject activity) => activity["id"]!.ToString();

    private static string Type(JsonObject activity) => activity["type"]!.ToString();

    [GeneratedRegex("\"role\": \"curator\"")]
    private static partial Regex CuratorAsRole();
}
