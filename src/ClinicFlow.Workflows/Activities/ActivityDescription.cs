namespace ClinicFlow.Workflows;

/// <summary>What a person who draws a workflow must know of an activity type.</summary>
/// <param name="Type">The type name.</param>
/// <param name="Group">Containers, Flow, Data, Waiting, Composition or Clinic.</param>
/// <param name="Inputs">What it takes.</param>
/// <param name="Outputs">What it gives; each may be mapped to a variable.</param>
/// <param name="Slots">The members that hold other activities.</param>
/// <param name="Ports">The ports of every such activity; those of cases and branches come on top.</param>
public sealed record ActivityDescription(
    string Type,
    string Group,
    IReadOnlyList<ActivityInput> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyList<string> Slots,
    IReadOnlyList<string> Ports);

/// <summary>An input of an activity type.</summary>
/// <param name="Name">Its name, camelCase.</param>
/// <param name="Type">Its type; <c>Duration</c> is a text such as <c>3 workingDays</c>, <c>Cases</c> a list of label and condition, <c>Task</c> a wait's task.</param>
/// <param name="Required">True if the activity cannot do without.</param>
public sealed record ActivityInput(string Name, string Type, bool Required);
