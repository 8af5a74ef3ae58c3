using ClinicFlow.Platform.Access;

namespace ClinicFlow.Work.Lists;

/// <summary>What the filter of a role's list offers.</summary>
public static class ListActions
{
    public static IReadOnlyList<string> Of(string role) => role switch
    {
        Roles.Agent => ["answer", "book", "confirm", "rebook", "invite", "win-back", "welcome", "ask-satisfaction"],
        Roles.FrontDesk => ["confirm", "mark", "call-no-show", "book-first", "book-next", "bring-back", "agree"],
        Roles.SeniorFrontDesk => ["answer", "decide", "manual", "mark", "call-no-show"],
        Roles.Curator => ["agree", "book-first", "book-next", "bring-back", "help-decide", "present"],
        Roles.Manager => ["apologise", "confirm-loss"],
        Roles.Doctor => ["record-outcome", "present", "set-recall"],
        _ => [],
    };
}
