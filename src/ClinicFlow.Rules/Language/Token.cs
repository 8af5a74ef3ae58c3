namespace ClinicFlow.Rules.Language;

internal enum TokenKind
{
    End, Name, Integer, Real, Text, Character,
    OpenParen, CloseParen, OpenBracket, CloseBracket, OpenBrace, CloseBrace,
    Comma, Dot, QuestionDot, Question, Coalesce, Colon, Arrow,
    Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual,
    And, Or, Not, Ampersand, Bar, Plus, Minus, Star, Slash, Percent, ShiftLeft, ShiftRight,
    It, Parent, Root,
}

/// <summary>A token: what it is, where it starts, its text (of a string: its value), where it ends.</summary>
internal readonly record struct Token(TokenKind Kind, int Position, string Text, int End = 0);
