namespace ClinicFlow.Platform.Demo;

/// <summary>What the people of the demo clinic did beside the patients' events, each through the verbs of its own page.</summary>
public sealed class DemoLife(DemoImport import, DemoAudits audits, DemoRegister register, DemoCycles cycles, DemoTasks tasks, DemoEnquiries enquiries)
{
    public async Task Perform(CancellationToken cancel)
    {
        await import.Perform(cancel);
        await audits.Perform(cancel);
        await register.Perform(cancel);
        await cycles.Perform(cancel);
        await tasks.Perform(cancel);
        await enquiries.Perform(cancel);
    }
}
