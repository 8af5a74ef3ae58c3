using ClinicFlow.Quality.Studio.Incidents;

namespace ClinicFlow.Tests.Quality.Studio.Instances;

public sealed class IncidentMessageTests
{
    [Theory]
    [InlineData("expression-failed", "Rule: Division by zero", "Выражение не вычислилось: деление на ноль", "An expression could not be evaluated: division by zero")]
    [InlineData("expression-failed", "Rule: 1 / 0 is odd", "Выражение не вычислилось: 1 / 0 is odd", "An expression could not be evaluated: 1 / 0 is odd")]
    [InlineData("stuck", "Nothing is left to wait for. / Ждать больше нечего.", "Ждать больше нечего.", "Nothing is left to wait for.")]
    [InlineData("no-check", "The check is not there", "The check is not there", "The check is not there")]
    [InlineData("duration-invalid", "", "Срок не читается", "A duration can't be read")]
    public void The_engines_words_are_told_in_both_languages(string code, string message, string ru, string en)
    {
        var said = IncidentMessage.Of(code, message);
        Assert.Equal((ru, en), (said.Ru, said.En));
    }
}
