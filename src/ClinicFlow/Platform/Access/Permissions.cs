using static ClinicFlow.Platform.Access.Roles;

namespace ClinicFlow.Platform.Access;

/// <summary>What somebody may do. Each endpoint names one; the table below is the only place that says who may.</summary>
public enum Permission
{
    /// <summary>Own session, locations, the closed list of outcomes.</summary>
    SignedIn,
    SeeQueue,
    DoWork,
    SeePatients,
    /// <summary>Saying that somebody who enquired is a patient.</summary>
    JoinEnquiries,
    SeeDeviations,
    /// <summary>Deciding disputes, dismissing deviations.</summary>
    DecideDeviations,
    /// <summary>Time limits and how deviations add up.</summary>
    SetDeviations,
    /// <summary>The random audit: draws and what proves them; below the senior roles one's own.</summary>
    SeeAudits,
    /// <summary>Checking others' work with a scorecard.</summary>
    DoAudits,
    /// <summary>How much is checked; checking more of one specialist's work.</summary>
    SetAudits,
    /// <summary>PDCA cycles and their figures.</summary>
    SeeCycles,
    /// <summary>Beginning PDCA cycles and completing their steps.</summary>
    RunCycles,
    /// <summary>Rules, workflows and their versions.</summary>
    SeeRules,
    /// <summary>Trying a rule set on a journey.</summary>
    TryRules,
    /// <summary>Saving and taking back versions of rules and workflows.</summary>
    ChangeRules,
    /// <summary>Saying that what somebody else wrote may come in force.</summary>
    ApproveRules,
    SeeToday,
    SeeImports,
    RunImports,
    SendEvents,
    ReadSettings,
    ChangeSettings,
    /// <summary>Who may sign in, and the keys of other systems.</summary>
    ManageAccounts,
    /// <summary>Who opened whose card.</summary>
    SeeCardLog,
    SeeSchedules,
    RunSchedules,
    /// <summary>Emptying everything that says who a patient is.</summary>
    ErasePatients,
}

public static class Permissions
{
    private static readonly string[] Care = [Curator, Agent, FrontDesk, SeniorFrontDesk];

    public static readonly IReadOnlyDictionary<Permission, IReadOnlyList<string>> Table = new Dictionary<Permission, IReadOnlyList<string>>
    {
        [Permission.SignedIn] = All,
        [Permission.SeeQueue] = [.. Care, Roles.Quality, Manager, Doctor],
        [Permission.DoWork] = All,
        [Permission.SeePatients] = [.. Care, Doctor, Auditor, Roles.Quality, Manager],
        [Permission.JoinEnquiries] = [.. Care, Roles.Quality, Manager],
        [Permission.SeeDeviations] = [.. Care, Doctor, Auditor, Roles.Quality, Manager],
        [Permission.DecideDeviations] = [Roles.Quality, Manager],
        [Permission.SetDeviations] = [Roles.Quality],
        [Permission.SeeAudits] = [.. Care, Doctor, Auditor, Roles.Quality, Manager],
        [Permission.DoAudits] = [Auditor, Roles.Quality],
        [Permission.SetAudits] = [Roles.Quality],
        [Permission.SeeCycles] = [Roles.Quality, Manager],
        [Permission.RunCycles] = [Roles.Quality],
        [Permission.SeeRules] = [Auditor, Roles.Quality, Manager, Admin],
        [Permission.TryRules] = [Auditor, Roles.Quality, Manager],
        [Permission.ChangeRules] = [Roles.Quality],
        [Permission.ApproveRules] = [Roles.Quality, Manager],
        [Permission.SeeToday] = [.. Care, Doctor, Auditor, Roles.Quality, Manager, Admin],
        [Permission.SeeImports] = [Integrator, Roles.Quality, Manager, Admin],
        [Permission.RunImports] = [Integrator, Admin],
        [Permission.SendEvents] = [Integrator],
        [Permission.ReadSettings] = [Roles.Quality, Manager, Admin, Integrator],
        [Permission.ChangeSettings] = [Manager, Admin],
        [Permission.ManageAccounts] = [Admin],
        [Permission.SeeCardLog] = [Roles.Quality],
        [Permission.SeeSchedules] = [Roles.Quality, Manager, Admin],
        [Permission.RunSchedules] = [Admin],
        [Permission.ErasePatients] = [Roles.Quality],
    };

    public static bool May(string? role, Permission permission) => role is not null && Table[permission].Contains(role);

    /// <summary>Roles that see only what is their own among deviations.</summary>
    public static bool OwnDeviationsOnly(string role) => role is Curator or Agent or FrontDesk or Doctor;
}
