namespace ClinicFlow.Workflows;

/// <summary>The last step of a migration.</summary>
internal sealed partial class Execution
{
    /// <summary>Counts the deadlines of the waits anew, by the norms of the definition that they now belong to.</summary>
    public void Rebase(List<ActivityState> moved)
    {
        foreach (var state in moved)
        {
            if (state is not { Status: ActivityStatus.Waiting, Node: WaitUntil wait }) continue;
            try
            {
                wait.Rebase(this, state);
            }
            catch (ActivityFault fault)
            {
                Trouble(state, fault);
            }
        }

        Settle();
    }
}
