namespace ClinicFlow.Platform.Data.Demo;

internal enum ShowcaseTab { ToAgree, AgreedNoAppointment, NoNextAppointment, Stalled, OnSchedule }

/// <summary>
/// Every 25th of the first patients is given a plan that stands on a chosen tab of the queue today, so that each doctor and
/// each curator has something on every tab, however the dice fall.
/// </summary>
/// <param name="Doctor">Whose plan.</param>
/// <param name="Location">Index of the doctor's location.</param>
/// <param name="Tab">Where the plan stands now.</param>
/// <param name="Round">The doctor's first, second or third plan of this kind.</param>
/// <param name="Turn">Curators of a location take turns.</param>
internal sealed record Showcase(DemoStaff Doctor, int Location, ShowcaseTab Tab, int Round, int Turn)
{
    private const int Every = 25, Rounds = 3, Tabs = 5;
    private static readonly DemoStaff[] Doctors = [.. DemoStaffList.All.Where(s => s.Role == "doctor")];
    private static readonly string[] Places = [.. DemoLocation.All("UTC").Select(l => l.Id)];

    public static bool Includes(int number) => number % Every == 0 && number / Every < Doctors.Length * Tabs * Rounds;

    public static Showcase? Of(int number)
    {
        if (!Includes(number))
            return null;
        var place = number / Every;
        var doctor = Doctors[place % Doctors.Length];
        var turn = place / Doctors.Length;
        return new Showcase(doctor, Array.IndexOf(Places, doctor.Location), (ShowcaseTab)(turn % Tabs), turn / Tabs, place % Doctors.Length + turn / Tabs);
    }
}
