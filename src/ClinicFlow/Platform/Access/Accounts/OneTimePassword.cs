using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace ClinicFlow.Platform.Access.Accounts;

/// <summary>A password that somebody else made: it opens the account once, to choose one's own.</summary>
public static class OneTimePassword
{
    /// <summary>72 random bits; letters and digits that can be told over the phone.</summary>
    public static string Give(ClinicUser user)
    {
        var password = "Cf1-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(9));
        user.PasswordHash = new PasswordHasher<ClinicUser>().HashPassword(user, password);
        user.MustChangePassword = true;
        (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        EndSessions(user);
        return password;
    }

    /// <summary>Whoever is signed in as the user has to sign in again.</summary>
    public static void EndSessions(ClinicUser user) => user.SecurityStamp = Guid.NewGuid().ToString("N");
}
