namespace ClinicFlow.Workflows;

/// <summary>One expression of a definition: the same object at every evaluation, so that a compiled form can be kept with it.</summary>
public sealed class WorkflowExpression
{
    /// <summary>The expression's type: <c>Rule</c>, <c>RuleSet</c>, or one of the built-in ones.</summary>
    public string Type { get; }

    /// <summary>The expression's text.</summary>
    public string Text { get; }

    /// <summary>For whoever evaluates: a compiled form of this expression. Written at most once per value, read often.</summary>
    public object? Tag { get; set; }

    internal WorkflowExpression(string type, string text) => (Type, Text) = (type, text);
}
