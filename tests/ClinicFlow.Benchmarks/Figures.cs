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

    public static double Percentile(List<double> milliseconds, double share)
    {
        milliseconds.Sort();
        return milliseconds.Count == 0 ? 0 : Math.Round(milliseconds[Math.Min(milliseconds.Count - 1, (int)(milliseconds.Count * share))], 1);
    }
}
