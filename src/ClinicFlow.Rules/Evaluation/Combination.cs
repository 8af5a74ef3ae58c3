namespace ClinicFlow.Rules;

/// <summary>
/// The status of a parent from those of its children: for And a failure decides, for Or a pass; otherwise an
/// error leaves it open. Without any child that applies, the parent fails.
/// </summary>
internal struct Combination(bool isAny)
{
    private bool _error;
    private bool _opposite;

    public bool IsDecided { get; private set; }

    public void Add(RuleStatus child)
    {
        if (child == RuleStatus.Skipped) return;
        if (child == RuleStatus.Error) _error = true;
        else if (child == RuleStatus.Passed == isAny) IsDecided = true;
        else _opposite = true;
    }

    public readonly RuleStatus Status =>
        IsDecided ? isAny ? RuleStatus.Passed : RuleStatus.Failed
        : _error ? RuleStatus.Error
        : _opposite ? isAny ? RuleStatus.Failed : RuleStatus.Passed
        : RuleStatus.Failed;
}
