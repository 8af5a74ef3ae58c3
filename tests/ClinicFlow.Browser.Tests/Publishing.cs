namespace ClinicFlow.Browser.Tests;

/// <summary>Stories that put versions in force, each of which has everybody evaluated anew: one after the other, when the others have ended.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Publishing
{
    public const string Name = "publishing";
}
