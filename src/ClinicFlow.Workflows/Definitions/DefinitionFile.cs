namespace ClinicFlow.Workflows;

/// <summary>Reads and writes definition files: the JSON of Elsa Workflows 3.</summary>
public static class DefinitionFile
{
    /// <summary>Reads a definition; never throws on bad text, whatever it is.</summary>
    /// <param name="json">The text of the file.</param>
    /// <param name="fileName">The name that problems are reported with.</param>
    public static DefinitionResult Read(string json, string fileName) => throw new NotImplementedException();

    /// <summary>Writes a definition as it was read: unknown members, unknown activities and designer data are kept.</summary>
    public static string Write(WorkflowDefinition definition) => throw new NotImplementedException();
}
