namespace ClinicFlow.Journeys.Standards;

/// <summary>One element that a rule set runs over.</summary>
/// <param name="Element">Its facts.</param>
/// <param name="Kind">What it is called in ids: lead, appointment, plan, journey, patient. An item counts as its plan.</param>
/// <param name="Id">Its id; empty for the patient.</param>
public readonly record struct Subject(object Element, string Kind, string Id, string? Journey, string? Specialty, string? Location)
{
    /// <summary>The id of the item, if it is one of a plan.</summary>
    public string? Item { get; init; }

    /// <summary>What work and judgements are about: <c>plan:ID</c>.</summary>
    public string About => Id.Length == 0 ? Kind : $"{Kind}:{Id}";

    /// <summary>What an occurrence is called where there is one for each element.</summary>
    public string Key => Item is null ? Id : $"{Id}/{Item}";
}
