using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Platform.Data.Demo;

/// <summary>
/// One patient's life while it is being told, in local time. What lies after now is simply not told: causes come before
/// effects, so the history stays whole wherever it is cut.
/// </summary>
internal sealed class Story
{
    private readonly List<IncomingEvent> events = new(32);
    private List<string>? planted;
    private bool introduced;
    private int sequence;
    private int ids;

    public Story(DemoWorld world, int number)
    {
        World = world;
        Shown = Showcase.Of(number);
        Person = DemoHousehold.Member(world.Options, number);
        if (Shown is not null)
            Person = Person with { Location = Shown.Location };
        Random = new DemoRandom(world.Options.Seed, stream: 3, (ulong)number);
        Subject = $"p{number:0000000}";
        Location = world.Locations[Person.Location];
        Calendar = world.Calendar(Person.Location);
        FrontDesk = world.FrontDesks[Person.Location].Id;
    }

    public DemoWorld World { get; }
    /// <summary>Where this patient's plan is to stand today; null for those whom the dice decide.</summary>
    public Showcase? Shown { get; }
    public DemoPerson Person { get; }
    public DemoRandom Random { get; }
    public string Subject { get; }
    public DemoLocation Location { get; }
    public DemoCalendar Calendar { get; }
    public string FrontDesk { get; }
    public bool Registered { get; set; }
    public bool Visited { get; set; }

    public IReadOnlyList<DemoStaff> Doctors => World.Doctors[Person.Location];
    public IReadOnlyList<DemoStaff> Curators => World.Curators[Person.Location];

    public bool Past(DateTime at) => at > World.Now;

    public DateTimeOffset Utc(DateTime local) => World.Utc(local);

    public string NewId(string kind) => $"{kind}-{Person.Number:0000000}-{++ids}";

    public void Tell(DateTime at, EventData data, PersonDetails? person = null, string? note = null)
    {
        sequence++;
        if (Past(at))
            return;
        person ??= introduced ? null : Person.Enquirer;
        introduced = true;
        events.Add(new IncomingEvent(new JourneyEvent(DemoClinic.Source, $"{Subject}-{sequence:0000}", Subject, Utc(at), data), person, note));
    }

    /// <summary>Notes what was planted, if it has happened by now.</summary>
    public void Plant(DateTime at, string what)
    {
        if (!Past(at))
            (planted ??= []).Add(what);
    }

    public DemoPatient Close()
    {
        events.Sort(static (a, b) => Compare(a.Event, b.Event));
        return new DemoPatient(Subject, events, planted ?? (IReadOnlyList<string>)[]);
    }

    /// <summary>The order of the fold: time, rank in the vocabulary, id.</summary>
    private static int Compare(JourneyEvent a, JourneyEvent b)
    {
        var byTime = a.Time.UtcTicks.CompareTo(b.Time.UtcTicks);
        if (byTime != 0)
            return byTime;
        var byRank = a.Type.Rank.CompareTo(b.Type.Rank);
        return byRank != 0 ? byRank : string.CompareOrdinal(a.Id, b.Id);
    }
}
