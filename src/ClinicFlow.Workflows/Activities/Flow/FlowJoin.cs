namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.FlowJoin</c>: brings branches together; its flowchart knows when.</summary>
internal sealed class FlowJoin : ActivityNode
{
    private WorkflowExpression? mode;

    /// <summary>The same in token mode: the first wins, or all are waited for.</summary>
    public MergeMode TokenMode => mode is { IsConstant: true } && Parse(mode.ConstantValue) != JoinMode.WaitAny ? MergeMode.Merge : MergeMode.Race;

    public JoinMode Mode(Execution run, ActivityState flowchart) =>
        mode is null ? JoinMode.WaitAny : Parse(mode.IsConstant ? mode.ConstantValue : run.Value(mode, flowchart));

    internal override void Read(ActivityReader reader)
    {
        mode = reader.Input("mode");
        if (mode is { IsConstant: true, ConstantValue: string text } && !Enum.TryParse<JoinMode>(text, true, out _))
            reader.Error("join-mode", "mode", new($"Неизвестный режим {text}.", $"Unknown mode {text}."), new("WaitAll, WaitAllActive или WaitAny.", "WaitAll, WaitAllActive or WaitAny."));
    }

    internal override void Execute(Execution run, ActivityState state) => run.Complete(state, DoneOnly);

    private static JoinMode Parse(object? value) => Enum.TryParse<JoinMode>(Values.Text(value), true, out var parsed) ? parsed : JoinMode.WaitAny;
}
