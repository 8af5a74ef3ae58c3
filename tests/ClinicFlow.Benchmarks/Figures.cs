using System.Diagnostics;

namespace ClinicFlow.Benchmarks;

/// <summary>Figures that several benchmarks tell.</summary>
public static class Figures
{
    public static double PeakMb
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return Math.Round(process.PeakWorkingSet64 / 1048576d, 1);
        }
    }

    /// <summary>Seconds of all cores together that this process has used: tells a slow program from a busy machine.</summary>
    public static double CoreSeconds
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    public static double Percentile(List<double> milliseconds, double share)
    {
        milliseconds.Sort();
        return milliseconds.Count == 0 ? 0 : Math.Round(milliseconds[Math.Min(milliseconds.Count - 1, (int)(milliseconds.Count * share))], 1);
    }
}
