using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Work.Subjects;

/// <summary>What somebody did in a list about an item of a subject, or took back.</summary>
/// <param name="Who">The member of staff, or <c>user:ID</c>.</param>
public sealed record FollowedAct(string Subject, string Reason, EventData Data, string Who, bool Undone);

/// <summary>A feature whose subjects change by what people do about their items: it is told in the same transaction.</summary>
/// <param name="Prefix">Of its subjects: <c>cycle:</c>.</param>
public sealed record SubjectFollower(string Prefix, Action<WriteSession, FollowedAct> Follow);

/// <summary>Tells whoever follows a subject.</summary>
public sealed class SubjectFollowers(IEnumerable<SubjectFollower> followers)
{
    private readonly SubjectFollower[] followers = [.. followers];

    public void Tell(WriteSession session, FollowedAct act)
    {
        foreach (var follower in followers)
            if (act.Subject.StartsWith(follower.Prefix, StringComparison.Ordinal)) follower.Follow(session, act);
    }
}
