using System.Security.Cryptography;
using System.Text;

namespace ClinicFlow.Quality.Audits.Drawing;

/// <summary>
/// The part of the seed that nobody knows while the work is done. Its hash is published before the period begins, itself after
/// the frame was frozen: so the draw can neither be foreseen nor chosen.
/// </summary>
public static class Nonce
{
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>SHA-256 of the nonce, lower-case hex.</summary>
    public static string Commitment(string nonce) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(nonce)));

    /// <summary>What fixes the order of one stratum.</summary>
    public static string Seed(string period, string staff, string kind, string nonce) => $"{period}|{staff}|{kind}|{nonce}";
}
