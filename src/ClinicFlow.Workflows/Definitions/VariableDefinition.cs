namespace ClinicFlow.Workflows;

/// <summary>A variable of a workflow or of one of its containers.</summary>
/// <param name="Id">The id that expressions and outputs of activities may name.</param>
/// <param name="Name">The name that people and expressions use.</param>
/// <param name="TypeName">A type name of the format, such as <c>Int32</c>; an assembly-qualified one is cut to its class.</param>
/// <param name="IsArray">True if the value is a list of that type.</param>
/// <param name="Default">The value that a new instance begins with, already of its type.</param>
public sealed record VariableDefinition(string Id, string Name, string TypeName, bool IsArray, object? Default);

/// <summary>An input or output that a workflow declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TypeName">A type name of the format.</param>
/// <param name="IsArray">True if the value is a list of that type.</param>
/// <param name="Default">The value where none was given (inputs only).</param>
public sealed record ArgumentDefinition(string Name, string TypeName, bool IsArray, object? Default = null);
