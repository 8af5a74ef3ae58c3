using System.Net;
using System.Net.Http.Json;
using System.Text;
using ClinicFlow.Intake;
using ClinicFlow.Intake.Erasure;
using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Intake.Identity;
using ClinicFlow.Intake.Quarantine;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Tests.Platform.Access;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Intake.Erasure;

public sealed class ErasePatientTests
{
    [Theory, MemberData(nameof(RunningClinic.Databases), MemberType = typeof(RunningClinic))]
    public async Task An_erased_patient_is_in_no_table_and_in_no_file_and_everybody_else_is_where_they_were(string database)
    {
        var world = await AccessWorld.On(database, "erasure of one");
        var (clinic, patient) = (world.Clinic, Guid.Parse(world.Samples["/api/v1/patients/{patient}"]));
        var quality = await clinic.SignedIn(Roles.Quality, world.Here);
        var (hers, mended, other) = (Record($"1;СЕКРЕТОВА;Зоя;Зиновьевна;завтра"), Record("2;строка;уже;исправлена"), Record("3;Секретов;Зоя;;8 (999) 111-22-34"));
        var (before, why) = (Act(mended.Id, "2;Без имени;8 (999) 111-22-33"), Act(other.Id, "Дубль"));
        await clinic.Save(hers, mended, other, before, why, new Note { Id = Guid.NewGuid(), Patient = patient, Text = "Боится уколов" });
        var folder = Directory.CreateDirectory(Path.Combine(clinic.Get<DataSettings>().Uploads, Guid.NewGuid().ToString("N"))).FullName;
        var file = Path.Combine(folder, "patients.csv");
        var text = "id;фио;телефон\r\n1;\"Секретова Зоя\r\nЗиновьевна\";\r\n2;Иванова Зоя;+79991112234\r\n3;;+7 999 111 22 33\r\n";
        await File.WriteAllBytesAsync(file, Encoding.UTF8.GetBytes(text));

        using var stranger = await clinic.SignedIn(Roles.Quality, world.Elsewhere);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsJsonAsync($"patients/{patient}/erase", new { })).StatusCode);
        var said = await quality.Ask($"patients/{patient}/erase", new { });
        Assert.Equal((1, 1, 1, 2), (said.Int("quarantinedRecords"), said.Int("quarantineActs"), said.Int("notes"), said.Int("uploadedRows")));

        var now = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file));
        Assert.Equal(Encoding.UTF8.GetByteCount(text), Encoding.UTF8.GetByteCount(now));
        Assert.Contains("\r\n2;Иванова Зоя;+79991112234\r\n", now, StringComparison.Ordinal);
        Assert.DoesNotContain("Секретова", now, StringComparison.Ordinal);
        Assert.DoesNotContain("111 22 33", now, StringComparison.Ordinal);
        var person = await clinic.Data(c => c.Persons.AsNoTracking().SingleAsync(p => p.Id == patient));
        Assert.Equal((null, null, null), (person.Name, person.PhoneDigits, person.FoldedName));
        Assert.Equal((null, QuarantineStatus.Dismissed), await StateOf(clinic, hers));
        Assert.Equal((null, QuarantineStatus.Dismissed), await StateOf(clinic, mended));
        Assert.Equal((other.Raw, QuarantineStatus.Open), await StateOf(clinic, other));
        Assert.Null((await clinic.Data(c => c.QuarantineActs.AsNoTracking().SingleAsync(a => a.Id == before.Id))).Text);
        Assert.Equal("Дубль", (await clinic.Data(c => c.QuarantineActs.AsNoTracking().SingleAsync(a => a.Id == why.Id))).Text);
        Assert.Empty((await quality.Ask("patients/search", new { text = "Секретова" })).List("rows"));

        await clinic.Get<WriteQueue>().Write(Writer.Background, session => new IntakeWriter(session, RunningClinic.Now, heldBack: false).Write(
            [new(new JourneyEvent("mis", RunningClinic.Own("again"), world.Subject, RunningClinic.Now, new PatientChanged()), new PersonDetails { Name = "Секретова Зоя" }, "Снова")]));
        Assert.Null((await clinic.Data(c => c.Persons.AsNoTracking().SingleAsync(p => p.Id == patient))).Name);
        Assert.False(await clinic.Data(c => c.Notes.AnyAsync(n => n.Patient == patient && n.Text != null)));
    }

    [Theory, MemberData(nameof(RunningClinic.Databases), MemberType = typeof(RunningClinic))]
    public async Task What_another_system_asks_to_forget_is_forgotten_by_the_job_once(string database)
    {
        var world = await AccessWorld.On(database, "erasure by event");
        var patient = Guid.Parse(world.Samples["/api/v1/patients/{patient}"]);
        await world.Clinic.Get<WriteQueue>().Write(Writer.Background, session => new IntakeWriter(session, RunningClinic.Now, heldBack: false).Write(
            [new(new JourneyEvent("mis", RunningClinic.Own("erased"), world.Subject, RunningClinic.Now, new PatientErased()))]));
        await world.Clinic.Get<ErasePatient>().PerformAll();
        Assert.Null((await world.Clinic.Data(c => c.Persons.AsNoTracking().SingleAsync(p => p.Id == patient))).Name);
        Assert.Equal(RunningClinic.Now, (await world.Clinic.Data(c => c.Erasures.AsNoTracking().SingleAsync(e => e.Patient == patient))).DoneAt);
        Assert.Equal(0, await world.Clinic.Get<ErasePatient>().PerformAll());
    }

    [Theory]
    [InlineData("Иванова;Анна;89991112233", true), InlineData("+7 (999) 111-22-33", true), InlineData("АННА петровна Иванова", true), InlineData("anna@mail.ru;1", true), InlineData("К-100-200;x", true)]
    [InlineData("17;Петров", false), InlineData("Анна Иванова", false), InlineData("Иванован Анна Петровна", false), InlineData("К-100-2001", false), InlineData("9991112234", false)]
    public void A_text_is_about_the_patient_by_what_names_that_patient_alone(string text, bool about) =>
        Assert.Equal(about, new PatientTraces("17", "Иванова Анна Петровна", "+7 999 111-22-33", "Anna@mail.ru", "К-100-200").In(text));

    private static QuarantinedRecord Record(string raw) => new()
    {
        Id = Guid.NewGuid(), Source = "mis", Reason = "unknown-enum-value", MessageRu = raw, MessageEn = raw, Raw = raw, At = RunningClinic.Now,
    };

    private static QuarantineAct Act(Guid record, string text) => new() { Id = Guid.NewGuid(), Record = record, At = RunningClinic.Now, By = "anna", Kind = QuarantineActs.Mended, Text = text };

    private static async Task<(string?, QuarantineStatus)> StateOf(RunningClinic clinic, QuarantinedRecord record)
    {
        var now = await clinic.Data(c => c.Quarantine.AsNoTracking().SingleAsync(q => q.Id == record.Id));
        return (now.Raw, now.Status);
    }
}
