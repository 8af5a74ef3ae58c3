using ClinicFlow.Intake.Imports;
using ClinicFlow.Platform.Data;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ClinicFlow.Intake.Api;

/// <summary>An upload can't be taken: which file and why.</summary>
public sealed class UploadRefused(string code, LocalizedText why, LocalizedText remedy, int status = 400) : Exception(why.En)
{
    public int Status => status;
    public string Code => code;
    public LocalizedText Why => why;
    public LocalizedText Remedy => remedy;
}

/// <summary>Files on their way in: streamed to a folder of their own under the data folder, under the plain names that they have.</summary>
public sealed class Uploads(DataSettings data, TimeProvider clock)
{
    public const long LargestRequest = 8L << 30, LargestFile = 4L << 30;
    private const int MostFiles = 100, LongestName = 100;
    private static readonly string[] Endings = [".csv", ".txt", ".tsv"];

    /// <summary>The folder of an upload; null if there is none.</summary>
    public string? Find(string? upload) => Guid.TryParse(upload, out var id) && FolderOf(id) is var folder && Directory.Exists(folder) ? folder : null;

    /// <summary>Writes the files of a multipart request; a request that fails leaves nothing behind.</summary>
    public async Task<Guid> Receive(HttpRequest request, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
            throw new UploadRefused("upload.not-multipart", new("Файлы присылают как multipart/form-data.", "Files are sent as multipart/form-data."), new("Отправьте форму с файлами.", "Send a form with files."), 415);
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var folder = Directory.CreateDirectory(FolderOf(id)).FullName;
        try
        {
            if (await Receive(new MultipartReader(boundary, request.Body), folder, cancel) == 0)
                throw new UploadRefused("upload.empty", new("В запросе нет файлов.", "The request holds no files."), new("Выберите хотя бы один файл.", "Choose at least one file."));
            return id;
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    private static async Task<int> Receive(MultipartReader reader, string folder, CancellationToken cancel)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (await Next(reader, cancel) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || !disposition.IsFileDisposition()) continue;
            var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
            if (!IsPlain(name)) throw new UploadRefused("upload.name", new("Имя файла не подходит.", "The name of a file can't be used."), new("Назовите файл просто: буквы, цифры, «-», «_», конец .csv.", "Give it a plain name: letters, digits, '-', '_', ending in .csv."));
            if (!names.Add(name) || names.Count > MostFiles)
                throw new UploadRefused("upload.files", new($"Файл «{name}» прислан дважды, или файлов больше {MostFiles}.", $"The file '{name}' came twice, or there are more than {MostFiles}."), new("Пришлите каждый файл один раз.", "Send each file once."));
            await Write(section.Body, Path.Combine(folder, name), name, cancel);
        }
        return names.Count;
    }

    /// <summary>A form that ends too early is a fault of the request, not of our disk.</summary>
    private static async Task<MultipartSection?> Next(MultipartReader reader, CancellationToken cancel)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancel);
        }
        catch (IOException error) when (error is not BadHttpRequestException)
        {
            throw new InvalidDataException("The form ends too early.", error);
        }
    }

    private static async Task Write(Stream from, string path, string name, CancellationToken cancel)
    {
        await using var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous);
        var buffer = new byte[1 << 16];
        long written = 0;
        while (await from.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            written += read;
            if (written > LargestFile) throw new UploadRefused("upload.too-large", new($"Файл «{name}» больше {LargestFile >> 30} ГБ.", $"The file '{name}' is larger than {LargestFile >> 30} GB."), new("Разделите его или импортируйте из командной строки.", "Divide it, or import it from the command line."), 413);
            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
    }

    /// <summary>A name and nothing but a name: it must not lead anywhere else.</summary>
    private static bool IsPlain(string name) =>
        name.Length is > 4 and <= LongestName && name[0] != '.' && Path.GetFileName(name) == name && Endings.Contains(Path.GetExtension(name).ToLowerInvariant())
        && name.All(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or '-' or '_' or '(' or ')');

    private string FolderOf(Guid id) => Path.Combine(data.Uploads, id.ToString("N"));
}
