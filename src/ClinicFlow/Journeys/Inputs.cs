using ClinicFlow.Journeys.Facts;
using ClinicFlow.Rules;

namespace ClinicFlow.Journeys;

/// <summary>The named facts of every rule and workflow expression, in their order.</summary>
public static class Inputs
{
    public const int Journey = 0, Patient = 1, Lead = 2, Plan = 3, Item = 4, Appointment = 5, Visit = 6, Staff = 7, Location = 8, Task = 9, Norm = 10, Count = 11;

    /// <summary>The declared facts; a rule set's norms come last as <c>norm</c>.</summary>
    public static readonly FactSchema Schema = FactSchema.Of(
        new FactInput("journey", FactType.Clr<JourneyFacts>()),
        new FactInput("patient", FactType.Clr<PatientFacts>()),
        new FactInput("lead", FactType.Clr<LeadFacts>()),
        new FactInput("plan", FactType.Clr<PlanFacts>()),
        new FactInput("item", FactType.Clr<PlanItemFacts>()),
        new FactInput("appointment", FactType.Clr<AppointmentFacts>()),
        new FactInput("visit", FactType.Clr<AppointmentFacts>()),
        new FactInput("staff", FactType.Clr<StaffFacts>()),
        new FactInput("location", FactType.Clr<LocationFacts>()),
        new FactInput("task", FactType.Clr<TaskFacts>()));
}
