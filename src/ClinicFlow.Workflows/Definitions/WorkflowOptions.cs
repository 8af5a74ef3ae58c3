namespace ClinicFlow.Workflows;

/// <summary>What a fault of one activity does to its instance.</summary>
public enum IncidentStrategy
{
    /// <summary>The instance ends as Finished and Faulted: the model's default.</summary>
    Fault,

    /// <summary>The incident stays open for a person, and the rest of the instance goes on.</summary>
    ContinueWithIncidents,
}
