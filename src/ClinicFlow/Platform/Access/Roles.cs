using ClinicFlow.Platform.Hosting;

namespace ClinicFlow.Platform.Access;

/// <summary>The text is a role of the clinic.</summary>
public sealed class RoleAttribute() : OneOfAttribute([.. Roles.All]);

/// <summary>The roles of the clinic.</summary>
public static class Roles
{
    public const string Curator = "curator", Agent = "agent", FrontDesk = "frontdesk", SeniorFrontDesk = "seniorfrontdesk", Doctor = "doctor",
        Auditor = "auditor", Quality = "quality", Manager = "manager", Integrator = "integrator", Admin = "admin";

    public static readonly IReadOnlyList<string> All = [Curator, Agent, FrontDesk, SeniorFrontDesk, Doctor, Auditor, Quality, Manager, Integrator, Admin];
}
