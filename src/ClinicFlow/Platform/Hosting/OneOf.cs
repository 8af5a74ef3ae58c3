namespace ClinicFlow.Platform.Hosting;

/// <summary>The text is one of these words and no other: the description of the API says so, and the client's types follow it.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public class OneOfAttribute(params string[] words) : Attribute
{
    public IReadOnlyList<string> Words => words;
}
