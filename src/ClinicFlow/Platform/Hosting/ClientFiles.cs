using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.StaticFiles;

namespace ClinicFlow.Platform.Hosting;

/// <summary>
/// The files of the built client. Those whose name holds a hash of their text are kept by browsers for good, and are served as the build
/// compressed them (<c>name.js.br</c>) to browsers that take Brotli.
/// </summary>
public static class ClientFiles
{
    private const string Hashed = "/assets", Compressed = ".br";

    public static void UseClientFiles(this WebApplication app)
    {
        var files = app.Environment.WebRootFileProvider;
        app.Use((context, next) =>
        {
            var request = context.Request;
            if (request.Path.StartsWithSegments(Hashed) && TakesBrotli(request) && files.GetFileInfo(request.Path + Compressed).Exists) request.Path += Compressed;
            return next(context);
        });
        app.UseStaticFiles(new StaticFileOptions { ContentTypeProvider = new TypeOfOriginal(), OnPrepareResponse = Prepare });
    }

    private static bool TakesBrotli(HttpRequest request) => request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value == "br" && e.Quality is not 0);

    private static void Prepare(StaticFileResponseContext served)
    {
        var headers = served.Context.Response.Headers;
        var hashed = served.Context.Request.Path.StartsWithSegments(Hashed);
        headers.CacheControl = hashed ? "public, max-age=31536000, immutable" : "no-cache";
        if (!hashed) return;
        headers.Vary = "Accept-Encoding";
        if (served.File.Name.EndsWith(Compressed, StringComparison.Ordinal)) headers.ContentEncoding = "br";
    }

    private sealed class TypeOfOriginal : IContentTypeProvider
    {
        private readonly FileExtensionContentTypeProvider types = new();

        public bool TryGetContentType(string subpath, [MaybeNullWhen(false)] out string contentType) =>
            types.TryGetContentType(subpath.EndsWith(Compressed, StringComparison.Ordinal) ? subpath[..^Compressed.Length] : subpath, out contentType);
    }
}
