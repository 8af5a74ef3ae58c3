using System.Text.Json;

namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.SetVariable</c>: gives a variable a value.</summary>
internal sealed class SetVariable : ActivityNode
{
    private string variable = "";
    private WorkflowExpression? value;

    internal override void Read(ActivityReader reader)
    {
        variable = reader.Element.Find("variable") switch
        {
            { ValueKind: JsonValueKind.Object } named => named.Text("id") ?? named.Text("name") ?? "",
            { } text => Json.AsText(text) ?? "",
            _ => "",
        };
        if (variable.Length == 0)
            reader.Error("input-missing", "variable", new("Не задана переменная.", "The variable is missing."), new("Задайте variable.", "Set variable."));
        value = reader.Input("value");
    }

    internal override void Execute(Execution run, ActivityState state)
    {
        run.SetVariable(state, variable, run.Value(value, state));
        run.Complete(state, DoneOnly);
    }
}
