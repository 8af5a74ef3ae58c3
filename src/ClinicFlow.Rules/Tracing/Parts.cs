using ClinicFlow.Rules.Language;

namespace ClinicFlow.Rules.Tracing;

/// <summary>The parts of a syntax tree that are worth a line of their own: a path of names is one.</summary>
internal static class Parts
{
    public static IEnumerable<Syntax> Of(Syntax node) => node switch
    {
        MemberSyntax member => IsPath(member.Target) ? [] : [member.Target],
        CallSyntax call => call.Target is null ? call.Arguments : call.Arguments.Prepend(call.Target),
        IndexSyntax index => index.Arguments.Prepend(index.Target),
        UnarySyntax unary => [unary.Operand],
        BinarySyntax binary => [binary.Left, binary.Right],
        ConditionalSyntax conditional => [conditional.Test, conditional.Then, conditional.Else],
        InSyntax list => list.Items.Prepend(list.Value),
        InListSyntax list => [list.Value, list.List],
        LambdaSyntax lambda => [lambda.Body],
        NewSyntax record => record.Members.Select(m => m.Value),
        ArraySyntax array => array.Items,
        _ => [],
    };

    public static string KindOf(Syntax node) => node switch
    {
        LiteralSyntax => "literal",
        NameSyntax or ScopeSyntax => "path",
        MemberSyntax member => IsPath(member.Target) ? "path" : "call",
        UnarySyntax unary => unary.Operator == TokenKind.Not ? "not" : "calculation",
        BinarySyntax binary => binary.Operator switch
        {
            TokenKind.And => "and",
            TokenKind.Or => "or",
            >= TokenKind.Equal and <= TokenKind.GreaterOrEqual => "comparison",
            _ => "calculation",
        },
        ConditionalSyntax => "choice",
        CallSyntax call => call.Target is null && call.Arguments.Count == 3 && call.Name.Equals("iif", StringComparison.OrdinalIgnoreCase) ? "choice" : "call",
        InSyntax or InListSyntax => "in",
        LambdaSyntax => "lambda",
        IndexSyntax => "index",
        ArraySyntax => "list",
        _ => "record",
    };

    private static bool IsPath(Syntax node) => node is NameSyntax or ScopeSyntax || node is MemberSyntax member && IsPath(member.Target);
}
