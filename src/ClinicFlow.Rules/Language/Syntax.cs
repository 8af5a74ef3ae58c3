namespace ClinicFlow.Rules.Language;

/// <summary>A node of the syntax tree. Errors point to its position; its text is from <see cref="Start"/> to <see cref="End"/>.</summary>
internal abstract record Syntax(int Position)
{
    public int Start { get; set; } = Position;
    public int End { get; set; } = Position;
}

/// <summary>A literal; numbers keep their text, so that <c>0.1</c> can still become a decimal.</summary>
internal sealed record LiteralSyntax(int Position, object? Value, string Text) : Syntax(Position);

internal sealed record NameSyntax(int Position, string Name) : Syntax(Position);

internal enum ScopeWord { It, Parent, Root }

internal sealed record ScopeSyntax(int Position, ScopeWord Word) : Syntax(Position);

internal sealed record TypeSyntax(int Position, string Name, bool Nullable) : Syntax(Position);

internal sealed record MemberSyntax(int Position, Syntax Target, string Name) : Syntax(Position);

/// <summary>A call: of a method of <paramref name="Target"/>, or of a function or type if that is null.</summary>
internal sealed record CallSyntax(int Position, Syntax? Target, string Name, IReadOnlyList<Syntax> Arguments) : Syntax(Position);

internal sealed record IndexSyntax(int Position, Syntax Target, IReadOnlyList<Syntax> Arguments) : Syntax(Position);

internal sealed record UnarySyntax(int Position, TokenKind Operator, Syntax Operand) : Syntax(Position);

internal sealed record BinarySyntax(int Position, TokenKind Operator, string Text, Syntax Left, Syntax Right) : Syntax(Position);

internal sealed record ConditionalSyntax(int Position, Syntax Test, Syntax Then, Syntax Else) : Syntax(Position);

internal sealed record InSyntax(int Position, Syntax Value, IReadOnlyList<Syntax> Items) : Syntax(Position);

internal sealed record InListSyntax(int Position, Syntax Value, Syntax List) : Syntax(Position);

internal sealed record LambdaSyntax(int Position, string Parameter, Syntax Body) : Syntax(Position);

internal sealed record NewSyntax(int Position, IReadOnlyList<(Syntax Value, string? Name)> Members) : Syntax(Position);

internal sealed record ArraySyntax(int Position, TypeSyntax? Type, IReadOnlyList<Syntax> Items) : Syntax(Position);
