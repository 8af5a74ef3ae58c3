namespace ClinicFlow.Rules;

/// <summary>A condition inside a rule that no test has seen true, or seen false.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Member"><c>when</c>, <c>expression</c> or <c>output</c>.</param>
/// <param name="Text">The condition.</param>
/// <param name="Start">Where it starts in its expression, from 0.</param>
/// <param name="Never"><c>true</c> or <c>false</c>.</param>
/// <param name="Line">Where it stands in the file.</param>
/// <param name="Column">Where it stands in the file.</param>
public sealed record UnseenBranch(string Rule, string Member, string Text, int Start, string Never, int Line, int Column);

/// <summary>
/// Which branches the tests of a set went through. A branch is one answer, true or false, of a condition that <c>and</c>,
/// <c>or</c>, <c>not</c>, <c>?:</c> or <c>iif</c> join, or that stands alone; conditions on elements of lists don't count.
/// </summary>
/// <param name="Branches">How many there are.</param>
/// <param name="Seen">How many the tests went through.</param>
/// <param name="Unseen">The others.</param>
public sealed record RuleCoverage(int Branches, int Seen, IReadOnlyList<UnseenBranch> Unseen);
