namespace ClinicFlow.Workflows.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void The_library_stands_on_the_base_class_library_alone() =>
        Assert.All(typeof(WorkflowEngine).Assembly.GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name));
}
