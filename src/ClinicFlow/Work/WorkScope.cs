using ClinicFlow.Platform.Access;
using static ClinicFlow.Platform.Access.Roles;

namespace ClinicFlow.Work;

/// <summary>Whose work somebody may see and do. The location is asked apart from it, by <see cref="Viewer.Sees"/>.</summary>
public static class WorkScope
{
    /// <summary>The roles whose lists a role looks after beside its own.</summary>
    public static IReadOnlyList<string> RolesOf(Viewer viewer) => viewer.Role switch
    {
        Manager or Roles.Quality => All,
        SeniorFrontDesk => [SeniorFrontDesk, FrontDesk, Agent],
        _ => [viewer.Role],
    };

    /// <summary>Those who are with patients do each other's rows; anything else is done by whose it is, or by who looks after that role.</summary>
    public static bool MayDo(Viewer viewer, bool ofPatient, string role, string? assignedTo)
    {
        if (assignedTo is not null && viewer.Is(assignedTo)) return true;
        if (ofPatient && viewer.Role is Curator or Agent or FrontDesk or SeniorFrontDesk) return true;
        if (!RolesOf(viewer).Contains(role)) return false;
        return assignedTo is null || viewer.Role != role || ofPatient;
    }
}
