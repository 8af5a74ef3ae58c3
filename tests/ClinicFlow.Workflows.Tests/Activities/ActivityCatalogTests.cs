using System.Text.Json;

namespace ClinicFlow.Workflows.Tests.Activities;

public sealed class ActivityCatalogTests
{
    [Fact]
    public void Every_type_that_runs_is_described_once() =>
        Assert.Equal(ActivityCatalog.Types.Order(), ActivityCatalog.Descriptions.Select(d => d.Type).Order());

    [Fact]
    public void Every_description_names_the_ports_that_the_activity_has()
    {
        using var empty = JsonDocument.Parse("{}");
        foreach (var description in ActivityCatalog.Descriptions)
        {
            var node = ActivityCatalog.Create(description.Type, empty.RootElement);
            Assert.All(description.Ports, port => Assert.Contains(port, node.Ports));
        }
    }

    [Fact]
    public void Nothing_but_calls_and_unknown_ones_is_outside_of_the_catalogue()
    {
        var kinds = typeof(ActivityNode).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ActivityNode)) && !t.IsAbstract).ToList();
        Assert.Equal(ActivityCatalog.Types.Count + 2, kinds.Count);
    }
}
