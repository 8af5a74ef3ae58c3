using System.Text;

namespace ClinicFlow.Workflows;

/// <summary>One expression of a definition: the same object at every evaluation, so that a compiled form can be kept with it.</summary>
public sealed class WorkflowExpression
{
    private readonly object? literal;
    private readonly ScriptNode? script;

    /// <summary>The expression's type: <c>Literal</c>, <c>Object</c>, <c>Variable</c>, <c>Input</c>, <c>JavaScript</c>, <c>Rule</c>, <c>RuleSet</c> or another.</summary>
    public string Type { get; }

    /// <summary>The expression's text.</summary>
    public string Text { get; }

    /// <summary>The type that the value is to have, such as <c>Boolean</c>.</summary>
    public string TypeName { get; }

    /// <summary>For whoever evaluates: a compiled form of this expression. Written at most once per value, read often.</summary>
    public object? Tag { get; set; }

    private WorkflowExpression(string type, string text, string typeName, object? literal, ScriptNode? script) =>
        (Type, Text, TypeName, this.literal, this.script) = (type, text, typeName, literal, script);

    /// <summary>True if the value never changes.</summary>
    public bool IsConstant => Type is "Literal" or "Object";

    /// <summary>A JavaScript expression in the dialect of rules; null for other types.</summary>
    public string? AsRule
    {
        get
        {
            if (script is null) return null;
            var text = new StringBuilder();
            script.WriteRule(text);
            return text.ToString();
        }
    }

    internal static WorkflowExpression Constant(object? value, string typeName = "Object", string type = "Literal") =>
        new(type, Values.Text(value), typeName, TypeNames.TryConvert(value, typeName), null);

    internal static WorkflowExpression Named(string type, string name, string typeName) => new(type, name, typeName, null, null);

    internal static WorkflowExpression Script(string text, ScriptNode script, string typeName) => new("JavaScript", text, typeName, null, script);

    internal WorkflowExpression WithType(string typeName) => new(Type, Text, typeName, literal, script);

    /// <summary>The value, if it is constant.</summary>
    internal object? ConstantValue => literal;

    internal object? Evaluate(WorkflowEnvironment environment, WorkflowScope scope) => Type switch
    {
        "Literal" or "Object" => literal,
        "Variable" => scope.TryGetVariable(Text, out var variable) ? variable : null,
        "Input" => scope.TryGetInput(Text, out var input) ? input : null,
        "JavaScript" when script is not null => script.Evaluate(scope),
        _ => environment.Evaluate(this, scope),
    };

    internal bool IsTrue(WorkflowEnvironment environment, WorkflowScope scope) =>
        Evaluate(environment, scope) is var value && value is bool flag ? flag : Values.Truth(Values.Normalise(value));
}
