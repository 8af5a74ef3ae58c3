namespace ClinicFlow.Workflows.Tests.Execution;

/// <summary>What a call costs: the product makes one after every event of every patient.</summary>
public sealed class AllocationTests
{
    [Fact]
    public void A_wait_that_does_not_move_costs_next_to_nothing()
    {
        var clinic = new Clinic(Clinic.File("{ 'id': 'w', 'type': 'ClinicFlow.WaitUntil', 'within': '2 hours', 'cases': [ { 'label': 'A', 'condition': { 'type': 'Rule', 'value': 'a' } }, { 'label': 'B', 'condition': { 'type': 'Rule', 'value': 'b' } } ] }"));
        var (waiting, stimulus) = (clinic.Start(), new Stimulus.StateChanged());
        Assert.InRange(PerCall(() => WorkflowEngine.Advance(clinic.Main, waiting, stimulus, clinic.Environment, clinic.Now)), 0, 300);
    }

    [Theory]
    [InlineData("token")]
    [InlineData("counter")]
    public void Ten_activities_in_a_row_cost_less_than_four_KiB(string mode)
    {
        var names = Enumerable.Range(0, 10).Select(i => $"n{i}").ToArray();
        var clinic = new Clinic(Clinic.File(Clinic.Flow(mode, string.Join(' ', names.Zip(names.Skip(1)).Select(p => $"{p.First}>{p.Second}")),
            [.. names.Select(n => $$"""{ "id": "{{n}}", "type": "Elsa.Start" }""")])));
        Assert.InRange(PerCall(() => WorkflowEngine.Start(clinic.Main, clinic.Environment, clinic.Now, null, "i")), 0, 4096);
    }

    private static long PerCall(Action call)
    {
        for (var i = 0; i < 100; i++) call();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++) call();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 1_000;
    }
}
