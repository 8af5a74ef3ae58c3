using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ClinicFlow.Intake.Runs;
using ClinicFlow.Platform.Access;
using ClinicFlow.Tests.Intake.Runs;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Intake.Api;

public sealed class ImportsApiTests
{
    public static TheoryData<string> Databases => RunningClinic.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Files_are_uploaded_looked_at_previewed_and_imported_and_what_is_refused_is_replayed(string database)
    {
        var clinic = await RunningClinic.On(database);
        var integrator = await clinic.SignedIn(Roles.Integrator);
        var (name, text) = Own();
        var broken = ImportFixture.Row(2).Replace("2026-05-11", "soon");

        var upload = await Upload(integrator, ("visits.csv", ImportFixture.Header + ImportFixture.Row(1) + broken));
        var look = Assert.Single(upload.List("files"));
        Assert.Equal(("visits.csv", "utf-8", 6, 2), (look.Text("file"), look.Text("encoding"), look.List("columns").Count, look.List("sample").Count));

        var preview = await integrator.Ask("imports/preview", new { upload = upload.Text("upload"), text, rows = 20 });
        var rows = Assert.Single(preview.List("files")).List("rows");
        Assert.Equal(["appointment.booked", "appointment.arrived"], rows[0].List("events").Select(e => e.Text("type")));
        Assert.Equal("row.impossible-date", Assert.Single(rows[1].List("problems")).Text("code"));
        Assert.Equal(0, await clinic.Data(c => c.Log.CountAsync(l => l.Source == name)));

        var started = await integrator.PostAsJsonAsync("imports", new { upload = upload.Text("upload"), mapping = name, text });
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        var id = (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        await clinic.Get<ImportQueue>().End(id);
        var run = await integrator.Json($"imports/{id}");
        Assert.Equal(("done", name, 2, 2), (run.Text("status"), run.Text("source"), run.Int("rows"), run.Int("accepted")));
        Assert.Equal(1, run.GetProperty("quarantined").Int("row.impossible-date"));
        var file = Assert.Single(run.List("files"));
        Assert.Equal(file.Int("bytes"), file.Int("bytesRead"));

        var record = Assert.Single((await integrator.Json($"quarantine?import={id}")).List("rows"));
        Assert.Equal((broken.TrimEnd('\n'), "open"), (record.Text("raw"), record.Text("status")));
        (await integrator.PutAsJsonAsync($"quarantine/{record.Text("id")}", new { raw = ImportFixture.Row(2).TrimEnd('\n') })).EnsureSuccessStatusCode();
        var replayed = await integrator.Ask("quarantine/replay", new { ids = new[] { record.Text("id") } });
        Assert.Equal((1, 1, 0), (replayed.Int("replayed"), replayed.Int("accepted"), replayed.Int("quarantined")));
        Assert.Equal(4, await clinic.Data(c => c.Log.CountAsync(l => l.Source == name)));
        Assert.Contains((await integrator.Json("imports")).List("rows"), r => r.GetProperty("id").GetGuid() == id);
    }

    [Fact]
    public async Task A_mapping_with_mistakes_starts_nothing()
    {
        var clinic = await RunningClinic.On("sqlite");
        var integrator = await clinic.SignedIn(Roles.Integrator);
        var upload = await Upload(integrator, ("visits.csv", ImportFixture.Header));

        var answer = await integrator.PostAsJsonAsync("imports", new { upload = upload.Text("upload"), text = "{ \"name\": \"x\" }" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>()).List("problems"));
    }

    [Theory]
    [InlineData("../evil.csv")]
    [InlineData("a/b.csv")]
    [InlineData(".hidden.csv")]
    [InlineData("program.exe")]
    public async Task A_file_whose_name_leads_elsewhere_is_refused_and_nothing_is_kept(string name)
    {
        var clinic = await RunningClinic.On("sqlite");
        var integrator = await clinic.SignedIn(Roles.Integrator);

        var answer = await integrator.PostAsync("imports/uploads", Form((name, "a,b\n")));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("upload.name", (await answer.Content.ReadFromJsonAsync<JsonElement>()).Text("code"));
    }

    [Fact]
    public async Task An_uploaded_file_in_Windows_1251_is_recognised()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var clinic = await RunningClinic.On("sqlite");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.GetEncoding(1251).GetBytes("номер;имя\n1;Анна\n")), "files", "people.csv" } };

        var answer = await (await clinic.SignedIn(Roles.Integrator)).PostAsync("imports/uploads", form);

        var file = Assert.Single((await answer.Content.ReadFromJsonAsync<JsonElement>()).List("files"));
        Assert.Equal(("windows-1251", "имя", "Анна"), (file.Text("encoding"), file.List("columns")[1].GetString(), file.List("sample")[0][1].GetString()));
    }

    [Fact]
    public async Task An_own_mapping_goes_before_the_shipped_one_and_is_saved_only_over_what_was_read()
    {
        var clinic = await RunningClinic.On("sqlite");
        var admin = await clinic.SignedIn(Roles.Admin);
        var shipped = await admin.Json("mappings/opendental_shaped_synth");
        var text = shipped.Text("text")!.Replace("\"source\": \"", "\"source\": \"own-");

        Assert.Equal(HttpStatusCode.PreconditionRequired, (await Put(admin, "opendental_shaped_synth", text)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Put(admin, "opendental_shaped_synth", text, shipped.Text("etag"))).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Put(admin, "opendental_shaped_synth", text, shipped.Text("etag"))).StatusCode);

        var row = (await admin.Json("mappings")).List("rows").Single(r => r.Text("name") == "opendental_shaped_synth");
        Assert.False(row.GetProperty("shipped").GetBoolean());
        Assert.StartsWith("own-", row.Text("source"));
    }

    [Fact]
    public async Task A_mapping_with_mistakes_is_answered_with_them_and_not_saved()
    {
        var clinic = await RunningClinic.On("sqlite");
        var admin = await clinic.SignedIn(Roles.Admin);
        var (name, text) = Own();

        var answer = await Put(admin, name, text.Replace("appointment.booked", "appointment.boked"));

        Assert.Contains((await answer.Content.ReadFromJsonAsync<JsonElement>()).List("problems"), p => p.Text("severity") == "error");
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"mappings/{name}")).StatusCode);
    }

    [Fact]
    public async Task Who_only_looks_may_not_run_imports()
    {
        var clinic = await RunningClinic.On("sqlite");
        var manager = await clinic.SignedIn(Roles.Manager);

        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync("imports")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await manager.PostAsJsonAsync("quarantine/replay", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await clinic.SignedIn(Roles.Curator)).GetAsync("quarantine")).StatusCode);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_run_that_a_kill_cut_short_is_shown_as_interrupted_and_ends_when_it_is_taken_up(string database)
    {
        var clinic = await RunningClinic.On(database);
        var integrator = await clinic.SignedIn(Roles.Integrator);
        var (name, text) = Own();
        var upload = Guid.Parse((await Upload(integrator, ("visits.csv", ImportFixture.Header + ImportFixture.Row(1)))).Text("upload")!);
        (await Put(integrator, name, text)).EnsureSuccessStatusCode();
        var folder = Path.Combine(clinic.Get<ClinicFlow.Platform.Data.DataSettings>().Uploads, upload.ToString("N"));
        var id = Guid.CreateVersion7();
        // As on another node's disk: until the files are here, nothing takes the run up by itself.
        Directory.Move(folder, folder + "-elsewhere");
        await clinic.Save(new ImportRun { Id = id, Mapping = name, Source = name, Folder = folder, StartedAt = RunningClinic.Now, Status = ImportStatus.Running });

        Assert.Equal("interrupted", (await integrator.Json($"imports/{id}")).Text("status"));
        Directory.Move(folder + "-elsewhere", folder);
        clinic.Get<ImportQueue>().Add(id);
        await clinic.Get<ImportQueue>().End(id);

        var run = await integrator.Json($"imports/{id}");
        Assert.Equal(("done", 2), (run.Text("status"), run.Int("accepted")));
    }

    /// <summary>A mapping with a source that no other test has.</summary>
    private static (string Name, string Text) Own()
    {
        var name = RunningClinic.Own("mis");
        return (name, ImportFixture.Mapping.Replace("\"source\": \"mis\"", $"\"source\": \"{name}\"").Replace("\"subject\": \"P", $"\"subject\": \"{name}-"));
    }

    private static Task<HttpResponseMessage> Put(HttpClient client, string name, string text, string? tag = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"mappings/{name}") { Content = JsonContent.Create(new { text }) };
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-Match", tag);
        return client.SendAsync(request);
    }

    private static async Task<JsonElement> Upload(HttpClient client, params (string Name, string Text)[] files)
    {
        var answer = await client.PostAsync("imports/uploads", Form(files));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static MultipartFormDataContent Form(params (string Name, string Text)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, text) in files) form.Add(new StringContent(text), "files", name);
        return form;
    }
}
