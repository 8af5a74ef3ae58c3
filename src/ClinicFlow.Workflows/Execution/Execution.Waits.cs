using System.Globalization;

namespace ClinicFlow.Workflows;

/// <summary>Waiting, timers and deadlines.</summary>
internal sealed partial class Execution
{
    /// <summary>Lets an activity wait.</summary>
    public WaitState Wait(ActivityState state, string kind, string? name = null, DateTimeOffset? deadline = null)
    {
        state.Status = ActivityStatus.Waiting;
        return state.Wait = new WaitState { Kind = kind, Name = name, Deadline = deadline };
    }

    /// <summary>True if facts or time make any wait move; changes nothing.</summary>
    public bool WouldMove()
    {
        foreach (var state in Instance.States)
        {
            if (state.Status != ActivityStatus.Waiting || state.Node is not IPulsed pulsed) continue;
            try
            {
                if (pulsed.WouldMove(this, state)) return true;
                if (state.Troubled) return true;
            }
            catch (ActivityFault)
            {
                if (!state.Troubled) return true;
            }
        }

        return false;
    }

    /// <summary>Lets facts and time move the waits.</summary>
    public void Pulse()
    {
        foreach (var state in Instance.States.ToArray())
        {
            if (Finished) return;
            if (state.Gone || state.Status != ActivityStatus.Waiting || state.Node is not IPulsed pulsed) continue;
            try
            {
                pulsed.Pulse(this, state);
                if (state.Troubled && !state.Gone) Untrouble(state);
            }
            catch (ActivityFault fault)
            {
                if (!state.Troubled) Trouble(state, fault);
            }
        }
    }

    /// <summary>Adds a duration: a text, a time span, or a number of seconds.</summary>
    public DateTimeOffset Add(DateTimeOffset moment, object? duration)
    {
        try
        {
            if (duration is TimeSpan span) return moment + span;
            if (duration is long or double or decimal) return moment.AddSeconds(Convert.ToDouble(duration, CultureInfo.InvariantCulture));
            var text = Values.Text(duration);
            var parsed = WorkflowDurations.Parse(text);
            return parsed.IsWorking ? environment.AddDuration(moment, text) : WorkflowDurations.Add(moment, parsed);
        }
        catch (Exception exception) when (exception is not (ActivityFault or OutOfMemoryException))
        {
            throw new ActivityFault("duration-invalid", exception.Message);
        }
    }

    private DateTimeOffset? EarliestDue()
    {
        DateTimeOffset? earliest = null;
        foreach (var state in Instance.States)
        {
            if (state is not { Status: ActivityStatus.Waiting, Wait: { } wait }) continue;
            if (wait is { Deadline: { } deadline, Reported: false } && !(deadline >= earliest)) earliest = deadline;
            if (wait.Task is { Escalated: false, EscalatesAt: { } escalates } && !(escalates >= earliest)) earliest = escalates;
        }

        return earliest;
    }
}

/// <summary>An activity that facts or time move.</summary>
internal interface IPulsed
{
    /// <summary>True if <see cref="Pulse"/> would change anything.</summary>
    bool WouldMove(Execution run, ActivityState state);

    void Pulse(Execution run, ActivityState state);
}
