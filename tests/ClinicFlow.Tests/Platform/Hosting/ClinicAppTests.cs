using System.Net;
using System.Net.Sockets;
using ClinicFlow.Platform.Data;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Tests.Platform.Hosting;

public sealed class ClinicAppTests
{
    [Fact]
    public async Task A_port_in_use_is_told_with_what_to_do()
    {
        var folder = Directory.CreateTempSubdirectory("clinicflow-port-");
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        try
        {
            using var process = ProgramRun.StartAt($"http://{other.LocalEndpoint}", new DataSettings(folder.FullName), errors: true);
            var said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(2, process.ExitCode);
            Assert.Contains("Another program listens there", await said);
            Assert.DoesNotContain("   at ", await said);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
