namespace ClinicFlow.Workflows.Tests;

public sealed class SkeletonTests
{
    [Fact]
    public void The_library_is_there() => Assert.NotNull(typeof(WorkflowEngine));
}
