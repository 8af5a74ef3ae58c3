using ClinicFlow.Rules.Runtime;

namespace ClinicFlow.Rules;

/// <summary>Failures while a rule runs, told without the values of facts (the original texts may quote them).</summary>
internal static class RunErrors
{
    public static RuleEvaluationException Thrown(Exception e) => new(Of(e));

    public static RuleError Of(Exception e)
    {
        if (e is RuleEvaluationException known) return known.Error;
        var (code, ru, en) = e switch
        {
            BudgetException => (RuleCodes.Budget, "Правило превысило отведённое число шагов или время", "The rule exceeded its budget of steps or time"),
            RunLimitException => (RuleCodes.Limit, "Получается слишком длинная строка", "A string becomes too long"),
            DivideByZeroException => (RuleCodes.DivideByZero, "Деление на ноль", "Division by zero"),
            OverflowException => (RuleCodes.Overflow, "Число слишком велико для своего типа", "A number is too large for its type"),
            NullReferenceException or ArgumentNullException => (RuleCodes.MissingFact, "Не хватает факта: обращение к отсутствующему значению", "A fact is missing: a member of nothing was read"),
            InvalidOperationException { Message: "Sequence contains no elements" } => (RuleCodes.MissingFact, "Список пуст", "The list is empty"),
            InvalidOperationException => (RuleCodes.MissingFact, "Не хватает значения или в списке больше одного подходящего", "A value is missing, or a list holds more than one match"),
            ArgumentOutOfRangeException or IndexOutOfRangeException => (RuleCodes.Runtime, "Номер или значение вне допустимых границ", "An index or value is out of range"),
            FormatException => (RuleCodes.Runtime, "Строка не читается как число или дата", "A string can't be read as a number or date"),
            _ => (RuleCodes.Runtime, "Правило не удалось выполнить", "The rule failed while it ran"),
        };
        return new RuleError(code, e is BudgetException ? RuleErrorKind.Budget : RuleErrorKind.Runtime, new LocalizedText(ru, en));
    }

    public static RuleError Of(RuleProblem problem) => new(problem.Code, RuleErrorKind.Parse, problem.Message, problem.Line, problem.Column);
}
