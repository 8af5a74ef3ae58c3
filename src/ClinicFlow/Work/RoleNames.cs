using ClinicFlow.Platform.Access;
using ClinicFlow.Rules;

namespace ClinicFlow.Work;

/// <summary>The roles in words, for what an act answers; the client has its own list.</summary>
public static class RoleNames
{
    private static readonly Dictionary<string, LocalizedText> Names = new()
    {
        [Roles.Curator] = new("кураторам", "the curators"), [Roles.Agent] = new("операторам", "the agents"), [Roles.FrontDesk] = new("администраторам", "the front desk"),
        [Roles.SeniorFrontDesk] = new("старшему администратору", "the senior front desk"), [Roles.Doctor] = new("врачам", "the doctors"), [Roles.Auditor] = new("аудиторам", "the auditors"),
        [Roles.Quality] = new("менеджеру по качеству", "the quality manager"), [Roles.Manager] = new("управляющему", "the manager"), [Roles.Integrator] = new("интегратору", "the integrator"),
        [Roles.Admin] = new("администратору системы", "the system administrator"),
    };

    public static LocalizedText HandedTo(string role) => Names.GetValueOrDefault(role) is { } name ? new($"Передано {name.Ru}", $"Handed to {name.En}") : new("Передано", "Handed over");
}
