namespace ClinicFlow.Workflows;

/// <summary>A connection of a flowchart; only the source's port routes.</summary>
internal sealed class FlowConnection(int index, ActivityNode source, string port, ActivityNode target)
{
    public int Index => index;

    public ActivityNode Source => source;

    /// <summary>The port of the source; Done where the file has none.</summary>
    public string Port => port;

    public ActivityNode Target => target;

    public bool IsFollowedBy(string[] outcomes)
    {
        foreach (var outcome in outcomes)
            if (outcome == port) return true;
        return false;
    }
}
