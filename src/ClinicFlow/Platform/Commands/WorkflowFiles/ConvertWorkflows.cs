using ClinicFlow.Workflows;

namespace ClinicFlow.Platform.Commands.WorkflowFiles;

/// <summary>Writes definitions with every JavaScript expression that was understood turned into a rule.</summary>
public static class ConvertWorkflows
{
    public static int Tell(IReadOnlyList<string> files, bool write, bool json)
    {
        var told = new List<object>();
        foreach (var file in files)
        {
            var read = DefinitionFile.Read(File.ReadAllText(file), file);
            if (read.Definition is not { } definition) throw new CommandException($"{file}({read.Problems[0].Line}): {read.Problems[0].Message.En}");
            var (before, after) = (DefinitionFile.Write(definition), DefinitionFile.Convert(definition) + "\n");
            var changed = before + "\n" != after;
            if (write && changed) File.WriteAllText(file, after);
            else if (!write && !json) Console.Write(after);
            told.Add(new { file, changed, text = write ? null : after });
        }
        if (json) Verb.WriteJson(new { files = told });
        return 0;
    }
}
