namespace ClinicFlow.Rules.Findings;

/// <summary>Whether any values of the terms make a formula true: by going through the cells of one term after another.</summary>
internal sealed class Solver
{
    private const int MostSteps = 20_000;
    private readonly Dictionary<Term, List<bool[]>> _choices = [];
    private readonly Dictionary<Term, bool[]> _chosen = [];
    private readonly Dictionary<Atom, int> _tests = [];
    private int _steps;

    private Solver(Formula formula)
    {
        foreach (var term in formula.Atoms().GroupBy(a => a.Term))
        {
            var tests = term.Select(a => a.Test).Distinct().ToList();
            for (var i = 0; i < tests.Count; i++) _tests[new Atom(term.Key, tests[i])] = i;
            _choices[term.Key] = [.. Cell.Of(term.Key.Domain, tests).Select(c => tests.Select(c.Passes).ToArray()).DistinctBy(a => new string([.. a.Select(b => b ? '1' : '0')]))];
        }
    }

    /// <summary>Certain: no values make it true. False also when that is not known.</summary>
    public static bool Never(Formula formula) => new Solver(formula).Any(formula) == false;

    /// <summary>Certain: no values make it false.</summary>
    public static bool Always(Formula formula) => Never(Formula.Not(formula));

    public static bool Implies(Formula a, Formula b) => Never(Formula.And(a, Formula.Not(b)));

    private bool? Any(Formula formula)
    {
        if (++_steps > MostSteps) return null;
        Term? open = null;
        if (Value(formula, ref open) is { } known) return known;
        foreach (var choice in _choices[open!])
        {
            _chosen[open!] = choice;
            var found = Any(formula);
            _chosen.Remove(open!);
            if (found != false) return found;
        }
        return false;
    }

    /// <summary>The value as far as terms are chosen; otherwise null and a term to choose.</summary>
    private bool? Value(Formula formula, ref Term? open)
    {
        switch (formula)
        {
            case Truth truth: return truth.Value;
            case Negation not: return !Value(not.Inner, ref open);
            case Atom atom:
                if (_chosen.TryGetValue(atom.Term, out var chosen)) return chosen[_tests[atom]];
                open ??= atom.Term;
                return null;
            case Junction junction:
                bool? result = junction.IsAnd;
                foreach (var part in junction.Parts)
                {
                    var value = Value(part, ref open);
                    if (value == !junction.IsAnd) return value;
                    if (value is null) result = null;
                }
                return result;
            default: throw new InvalidOperationException(formula.GetType().Name);
        }
    }
}
