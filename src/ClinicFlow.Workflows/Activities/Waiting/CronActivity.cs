namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.Cron</c>: waits for the next moment of a cron expression (with seconds).</summary>
internal sealed class CronActivity : TimerNode
{
    private WorkflowExpression expression = null!;
    private CronSchedule? schedule;

    private protected override string Kind => "Cron";

    internal override void Read(ActivityReader reader)
    {
        expression = reader.Required("cronExpression");
        if (!expression.IsConstant || expression.ConstantValue is null) return;
        schedule = CronSchedule.TryParse(Values.Text(expression.ConstantValue));
        if (schedule is null)
        {
            reader.Error("cron-invalid", "cronExpression", new($"«{expression.Text}» не выражение cron.", $"'{expression.Text}' is no cron expression."),
                new("Секунда, минута, час, день, месяц, день недели: 0 0 8 * * *.", "Second, minute, hour, day, month, weekday: 0 0 8 * * *."));
        }
    }

    private protected override DateTimeOffset? Due(Execution run, ActivityState state)
    {
        var cron = schedule ?? CronSchedule.TryParse(run.Text(expression, state))
            ?? throw new ActivityFault("cron-invalid", "The cron expression cannot be read. / Выражение cron не читается.");
        return cron.Next(run.Now, run.Environment.TimeZone);
    }
}
