namespace ClinicFlow.Workflows;

/// <summary>What an activity with several inbound connections waits for, in token mode.</summary>
internal enum MergeMode
{
    /// <summary>Runs unless a forward inbound source still has an unconsumed token.</summary>
    Stream,

    /// <summary>Waits for tokens on all forward inbound connections.</summary>
    Merge,

    /// <summary>Waits for tokens on all inbound connections, loops too.</summary>
    Converge,

    /// <summary>Runs once per token.</summary>
    Cascade,

    /// <summary>The first token wins and cancels the inbound ancestors.</summary>
    Race,
}

/// <summary>What <c>FlowJoin</c> waits for.</summary>
internal enum JoinMode
{
    /// <summary>All inbound connections followed.</summary>
    WaitAll,

    /// <summary>All inbound connections visited, at least one followed.</summary>
    WaitAllActive,

    /// <summary>The first.</summary>
    WaitAny,
}
