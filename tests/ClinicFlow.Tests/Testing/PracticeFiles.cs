using System.Globalization;
using System.Text;

namespace ClinicFlow.Tests.Testing;

/// <summary>Writes the files of an invented practice in the columns of the shipped mapping <c>dental_synth_asgari</c>; about four events a row.</summary>
public static class PracticeFiles
{
    /// <param name="after">Ids begin after this one: another practice beside a first.</param>
    public static void Write(string folder, int patients, int appointments, int seed = 1, int after = 0)
    {
        var random = new Random(seed);
        File.WriteAllText(Path.Combine(folder, "dentists.csv"),
            "dentist_id,dentist_role,engagement_type,start_date,end_date,scheduled_hours_weekly,active\n"
            + string.Concat(Enumerable.Range(1, 7).Select(i => $"{i},general_dentist,employee,2023-01-01,,30,True\n")));
        var text = new StringBuilder("patient_id,birth_year,sex,city_area,registered_at,insurance_type,referral_source,preferred_contact_channel,patient_status\n");
        for (var i = 1; i <= patients; i++) text.Append(CultureInfo.InvariantCulture, $"{after + i},{1940 + i % 70},male,area,2023-10-10 08:44:00,mixed,walk_in,phone_call,active\n");
        File.WriteAllText(Path.Combine(folder, "patients.csv"), text.ToString());
        using var writer = new StreamWriter(Path.Combine(folder, "appointments.csv"));
        writer.NewLine = "\n";
        writer.WriteLine("appointment_id,patient_id,dentist_id,booked_at,scheduled_start_at,planned_duration_min,visit_type,booking_channel,status,status_updated_at,reminder_sent,check_in_at,chair_start_at,chair_end_at,checkout_at,status_change_reason,rescheduled_from_appointment_id");
        for (var i = 1; i <= appointments; i++) writer.WriteLine(Appointment(i, patients, appointments, random, after));
    }

    private static string Appointment(int id, int patients, int appointments, Random random, int after)
    {
        var start = new DateTime(2024, 3, 2, 9, 0, 0).AddMinutes(30L * (id * 20_000L / appointments));
        var booked = start.AddDays(-1 - random.Next(30));
        var came = random.Next(10) < 8;
        string T(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var head = $"{after + id},{after + 1 + random.Next(patients)},{1 + id % 7},{T(booked)},{T(start)},60,{(random.Next(3) == 0 ? "recall_examination" : "treatment")},phone";
        return came
            ? $"{head},completed,{T(start.AddMinutes(94))},True,{T(start.AddMinutes(-2))},{T(start.AddMinutes(random.Next(25)))},{T(start.AddMinutes(85))},{T(start.AddMinutes(94))},,"
            : $"{head},no_show,{T(start.AddMinutes(30))},True,,,,,,";
    }
}
