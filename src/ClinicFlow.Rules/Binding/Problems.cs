using ClinicFlow.Rules.Language;

namespace ClinicFlow.Rules.Binding;

/// <summary>The problems that binding finds, in both languages.</summary>
internal static class Problems
{
    public static RuleException UnknownName(this Source source, int at, string name, IEnumerable<string> known) =>
        Unknown(source, at, RuleCodes.UnknownName, name, known, $"Нет факта или параметра «{name}»", $"There is no fact or parameter '{name}'");

    public static RuleException UnknownMember(this Source source, int at, string name, string type, IEnumerable<string> known) =>
        Unknown(source, at, RuleCodes.UnknownMember, name, known, $"У {type} нет поля «{name}»", $"There is no member '{name}' in {type}");

    public static RuleException UnknownMethod(this Source source, int at, string name, string type, IEnumerable<string> known) =>
        Unknown(source, at, RuleCodes.UnknownMethod, name, known, $"У {type} нет функции «{name}» с такими значениями", $"There is no method '{name}' of {type} that takes these values");

    public static RuleException NotAllowed(this Source source, int at, string name) =>
        source.Fail(at, RuleCodes.NotAllowed, $"«{name}» в правилах не разрешено", $"'{name}' is not allowed in rules");

    public static RuleException Incompatible(this Source source, int at, string operation, Bound left, Bound right) =>
        source.Fail(at, RuleCodes.Type, $"«{operation}» нельзя применить к {left.TypeName} и {right.TypeName}", $"Operator '{operation}' can't be applied to {left.TypeName} and {right.TypeName}");

    public static RuleException Incompatible(this Source source, int at, string operation, Bound operand) =>
        source.Fail(at, RuleCodes.Type, $"«{operation}» нельзя применить к {operand.TypeName}", $"Operator '{operation}' can't be applied to {operand.TypeName}");

    public static RuleException WrongType(this Source source, int at, string expected, Bound actual) =>
        source.Fail(at, RuleCodes.Type, $"Ожидается {expected}, а получается {actual.TypeName}", $"A value of type {expected} is expected, not {actual.TypeName}");

    public static RuleException BadText(this Source source, int at, string type) =>
        source.Fail(at, RuleCodes.Literal, $"Строка не читается как {type}", $"The string is not a valid {type}");

    public static RuleException Arguments(this Source source, int at, string function, string usage) =>
        source.Fail(at, RuleCodes.Type, $"Функция {function} вызывается так: {usage}", $"Function {function} is used as {usage}");

    private static RuleException Unknown(Source source, int at, string code, string name, IEnumerable<string> known, string ru, string en)
    {
        var nearest = Nearest.To(name, known);
        return source.Fail(at, code, ru, en, nearest is null ? null : new LocalizedText($"Может быть, «{nearest}»?", $"Did you mean '{nearest}'?"), nearest);
    }
}
