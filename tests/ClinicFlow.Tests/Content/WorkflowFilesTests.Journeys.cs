using ClinicFlow.Journeys.Facts;

namespace ClinicFlow.Tests.Content;

/// <summary>Scripted journeys through the shipped definitions. 2026-06-01 is a Monday.</summary>
public sealed partial class WorkflowFilesTests
{
    [Fact]
    public void From_a_lead_to_regular_care_and_back_again()
    {
        var run = NewLead();
        Assert.Equal(("answer", "agent"), (run.Stands, run.Task!.Role));
        Assert.Equal(JourneyRun.Moment("2026-06-01T12:05"), run.Task.DueAt);
        run.At("2026-06-01T12:04", r => (r.Lead!.Attempts, r.Lead.AttemptDays, r.Lead.ContactedAt) = (1, 1, r.Now));
        Assert.Equal("book", run.Stands);
        run.At("2026-06-01T12:10", r => r.Book("2026-06-05T10:00"));
        Assert.Equal(("ahead", "arrival"), (run.Stands, run.Journey.Stage));
        run.At("2026-06-03T11:00");
        Assert.Equal(("confirm", "agent"), (run.Stands, run.Task!.Role));
        Assert.Equal(JourneyRun.Moment("2026-06-04T10:00"), run.Task.DueAt);
        run.At("2026-06-03T15:00", r => r.Appointment!.ConfirmedAt = r.Now);
        Assert.Equal("come", run.Stands);
        run.At("2026-06-05T09:55", r => r.Come());
        Assert.Equal(("outcome", "doctor"), (run.Stands, run.Task!.Role));
        run.At("2026-06-05T10:30", r => r.Identify());
        run.At("2026-06-05T10:40", r => r.Leave("plan-needed"));
        Assert.Equal(("present", "curator"), (run.Stands, run.Task!.Role));
        run.At("2026-06-06T12:00", r => r.Propose());
        Assert.Equal(("think", null), (run.Stands, run.Task?.Role));
        run.At("2026-06-14T12:00");
        Assert.Equal(("decide", "curator"), (run.Stands, run.Task!.Role));
        run.At("2026-06-15T12:00", r => r.Agree());
        Assert.Equal(("plans", "realisation"), (run.Stands, run.Journey.Stage));
        run.At("2026-07-20T12:00", r => r.FinishPlan());
        Assert.Equal(("recallDate", "regular"), (run.Stands, run.Journey.Stage));
        run.At("2026-07-20T13:00", r => r.Journey.RecallDue = JourneyRun.Moment("2027-01-20T12:00"));
        Assert.Equal("rest", run.Stands);
        run.At("2026-12-23T13:00");
        Assert.Equal(("invite", "agent"), (run.Stands, run.Task!.Role));
        run.At("2026-12-24T13:00", r => r.Journey.RecallContactAt = r.Now);
        Assert.Equal("later", run.Stands);
        run.At("2026-12-28T13:00", r => (r.Journey.EnquiredAt, r.Journey.NextVisitAt) = (r.Now, JourneyRun.Moment("2027-01-12T12:00")));
        Assert.Equal(["lead", "arrival", "consultation", "realisation", "regular", "closed: converted"], run.Path);
        Assert.Equal(Stages, run.Checked);
    }

    [Fact]
    public void An_unanswered_lead_goes_to_the_senior_front_desk_and_after_30_days_is_cold()
    {
        var run = NewLead().At("2026-06-01T12:40");
        Assert.Equal(("answer", "seniorfrontdesk"), (run.Stands, run.Task!.Role));
        Assert.True(run.Task.Escalated);
        run.At("2026-07-02T12:00");
        Assert.Equal(["lead", "closed: lost (gone-cold)"], run.Path);
        Assert.Equal(["lead"], run.Checked);
    }

    [Fact]
    public void A_lead_that_is_lost_closes_with_its_reason()
    {
        var run = NewLead().At("2026-06-02T12:00", r => (r.Lead!.LostAt, r.Lead.LostReason) = (r.Now, "price"));
        Assert.Equal(["lead", "closed: lost (price)"], run.Path);
    }

    [Fact]
    public void Three_tries_on_three_days_lead_to_manual_processing()
    {
        var run = NewLead()
            .At("2026-06-01T12:05", r => (r.Lead!.Attempts, r.Lead.AttemptDays) = (1, 1))
            .At("2026-06-01T16:05", r => (r.Lead!.Attempts, r.Lead.AttemptDays) = (3, 1));
        Assert.Equal("book", run.Stands);
        run.At("2026-06-03T12:05", r => (r.Lead!.Attempts, r.Lead.AttemptDays) = (5, 3));
        Assert.Equal(("manual", "seniorfrontdesk"), (run.Stands, run.Task!.Role));
        run.At("2026-06-04T12:05", r => r.Lead!.ContactedAt = r.Now);
        Assert.Equal("book", run.Stands);
        run.At("2026-06-05T12:05", r => r.Book("2026-06-10T12:00"));
        Assert.Equal("arrival", run.Journey.Stage);
    }

    [Fact]
    public void Who_is_never_reached_is_lost_as_not_reached()
    {
        var run = NewLead().At("2026-06-03T12:05", r => (r.Lead!.Attempts, r.Lead.AttemptDays) = (3, 3)).At("2026-06-20T12:00");
        Assert.Equal(["lead", "closed: lost (not-reached)"], run.Path);
    }

    [Fact]
    public void A_pass_that_opens_with_a_visit_passes_through_the_first_stages_at_once()
    {
        var run = new JourneyRun("2026-06-01T12:00", r => r.Come());
        Assert.Equal(["lead", "arrival", "consultation"], run.Path);
        run.At("2026-06-01T12:30", r => { r.Agree(); r.Leave("treated"); });
        Assert.Equal(["lead", "arrival", "consultation", "realisation"], run.Path);
    }

    [Fact]
    public void A_plan_agreed_without_any_visit_on_record_moves_through()
    {
        var run = NewLead().At("2026-06-02T12:00", r => r.Agree());
        Assert.Equal(["lead", "arrival", "consultation", "realisation"], run.Path);
    }

    [Fact]
    public void A_plan_agreed_and_done_on_one_day_leads_to_regular_care()
    {
        var run = NewLead().At("2026-06-02T12:00", r => { r.Come(); r.Agree(); r.FinishPlan(); r.Leave("treated"); });
        Assert.Equal(["lead", "arrival", "consultation", "realisation", "regular"], run.Path);
    }

    [Fact]
    public void A_no_show_is_called_rebooked_and_comes()
    {
        var run = Booked("2026-06-05T10:00").At("2026-06-05T10:25");
        Assert.Equal(("mark", "frontdesk"), (run.Stands, run.Task!.Role));
        run.At("2026-06-05T10:40", r => r.Miss());
        Assert.Equal(("recover", "frontdesk"), (run.Stands, run.Task!.Role));
        Assert.Equal(JourneyRun.Moment("2026-06-05T12:40"), run.Task.DueAt);
        run.At("2026-06-06T11:00");
        Assert.Equal("agent", run.Task!.Role);
        run.At("2026-06-06T12:00", r => r.Book("2026-06-09T10:00"));
        Assert.Equal("ahead", run.Stands);
        run.At("2026-06-09T09:50", r => r.Come());
        Assert.Equal(["lead", "arrival", "consultation"], run.Path);
    }

    [Fact]
    public void The_third_miss_in_a_row_is_decided_by_the_senior_front_desk()
    {
        var run = Booked("2026-06-05T10:00").At("2026-06-05T11:00", r => r.Miss());
        run.At("2026-06-05T12:00", r => r.Book("2026-06-08T10:00")).At("2026-06-08T11:00", r => r.Miss());
        run.At("2026-06-08T12:00", r => r.Book("2026-06-10T10:00")).At("2026-06-10T11:00", r => r.Miss());
        Assert.Equal(("decide", "seniorfrontdesk"), (run.Stands, run.Task!.Role));
    }

    [Fact]
    public void A_cancelled_visit_that_is_not_rebooked_within_30_days_is_lost()
    {
        var run = Booked("2026-06-05T10:00").At("2026-06-02T10:00", r => r.Cancel());
        Assert.Equal(("rebook", "agent"), (run.Stands, run.Task!.Role));
        run.At("2026-07-03T10:00");
        Assert.Equal(["lead", "arrival", "closed: not-arrived"], run.Path);
    }

    [Fact]
    public void A_visit_moved_by_a_week_is_confirmed_anew()
    {
        var run = Booked("2026-06-05T10:00").At("2026-06-04T09:00");
        Assert.Equal("confirm", run.Stands);
        run.At("2026-06-04T10:00", r => (r.Appointment!.Start, r.Journey.NextVisitAt) = (JourneyRun.Moment("2026-06-12T10:00"), JourneyRun.Moment("2026-06-12T10:00")));
        Assert.Equal("ahead", run.Stands);
        run.At("2026-06-10T11:00");
        Assert.Equal("confirm", run.Stands);
        Assert.Equal(JourneyRun.Moment("2026-06-11T10:00"), run.Task!.DueAt);
    }

    [Fact]
    public void A_booking_for_the_same_afternoon_waits_for_the_patient()
    {
        var run = NewLead().At("2026-06-01T12:10", r => r.Book("2026-06-01T16:00"));
        Assert.Equal("confirm", run.Stands);
        run.At("2026-06-01T16:30");
        Assert.Equal("mark", run.Stands);
        run.At("2026-06-01T16:40", r => r.Come());
        Assert.Equal("consultation", run.Journey.Stage);
    }

    [Theory]
    [InlineData("no-plan-needed")]
    [InlineData("treated")]
    public void A_visit_that_needs_no_plan_leads_to_regular_care(string outcome)
    {
        var run = new JourneyRun("2026-06-01T12:00", r => r.Come()).At("2026-06-01T12:40", r => r.Leave(outcome));
        Assert.Equal("regular", run.Journey.Stage);
    }

    [Fact]
    public void A_visit_with_an_unknown_outcome_leads_to_regular_care_after_a_week()
    {
        var run = new JourneyRun("2026-06-01T12:00", r => r.Come()).At("2026-06-01T12:40", r => r.Leave("unknown"));
        Assert.Equal("outcome", run.Stands);
        run.At("2026-06-03T12:40");
        Assert.Equal("manager", run.Task!.Role);
        run.At("2026-06-08T12:39");
        Assert.Equal("consultation", run.Journey.Stage);
        run.At("2026-06-08T12:41");
        Assert.Equal("regular", run.Journey.Stage);
    }

    [Fact]
    public void A_treated_patient_with_a_plan_to_agree_is_shown_it()
    {
        var run = new JourneyRun("2026-06-01T12:00", r => r.Come()).At("2026-06-01T12:40", r => { r.Identify(); r.Leave("treated"); });
        Assert.Equal("present", run.Stands);
    }

    [Fact]
    public void Without_curators_the_doctor_presents_and_the_front_desk_helps_to_decide()
    {
        var run = new JourneyRun("2026-06-01T12:00", r => { r.Journey.PlanOwnerRole = "frontdesk"; r.Come(); });
        run.At("2026-06-01T12:40", r => { r.Identify(); r.Leave("plan-needed"); });
        Assert.Equal("doctor", run.Task!.Role);
        run.At("2026-06-01T12:50", r => r.Propose()).At("2026-06-09T12:00");
        Assert.Equal(("decide", "frontdesk"), (run.Stands, run.Task!.Role));
    }

    [Fact]
    public void A_declined_plan_leads_to_regular_care()
    {
        var run = new JourneyRun("2026-06-01T12:00", r => r.Come()).At("2026-06-01T12:40", r => { r.Identify(); r.Leave("plan-needed"); });
        run.At("2026-06-02T12:40", r => (r.Journey.DeclinedAt, r.Journey.PlansToAgree) = (r.Now, 0));
        Assert.Equal(["lead", "arrival", "consultation", "regular"], run.Path);
    }

    [Fact]
    public void A_quote_without_an_answer_leads_to_regular_care_and_an_agreement_after_that_back()
    {
        var run = new JourneyRun("2026-06-01T12:00", r => r.Come()).At("2026-06-01T12:40", r => { r.Identify(); r.Leave("plan-needed"); r.Propose(); });
        run.At("2026-07-02T12:40");
        Assert.Equal("regular", run.Journey.Stage);
        run.At("2026-07-10T12:40", r => r.Agree());
        Assert.Equal(["lead", "arrival", "consultation", "regular", "realisation"], run.Path);
    }

    [Fact]
    public void The_stage_lasts_until_the_last_of_two_plans_is_done()
    {
        var run = new JourneyRun("2026-06-01T12:00", r => { r.Come(); r.Agree(); r.Agree(); }).At("2026-06-20T12:00", r => r.FinishPlan());
        Assert.Equal("realisation", run.Journey.Stage);
        run.At("2026-07-20T12:00", r => r.FinishPlan());
        Assert.Equal("regular", run.Journey.Stage);
    }

    [Fact]
    public void After_half_a_year_of_silence_the_patient_is_lost_in_the_plan()
    {
        var run = new JourneyRun("2026-06-01T12:00", r => { r.Come(); r.Agree(); r.Leave("plan-needed"); });
        run.At("2026-08-01T12:00", r => { r.Book("2026-08-05T12:00"); }).At("2026-08-05T13:00", r => r.Come("treated"));
        run.At("2027-01-31T12:00");
        Assert.Equal("realisation", run.Journey.Stage);
        run.At("2027-02-02T12:00");
        Assert.Equal("closed: lost-in-plan", run.Path[^1]);
    }

    [Fact]
    public void Healing_and_bookings_keep_a_silent_plan_alive()
    {
        var run = new JourneyRun("2026-06-01T12:00", r =>
        {
            r.Come();
            r.Agree();
            r.Leave("plan-needed");
            r.Patient.Plans.Add(new PlanFacts { Id = "P1", AgreedAt = r.Now, HealsUntil = JourneyRun.Moment("2027-01-10T12:00") });
        });
        run.At("2026-12-01T12:00");
        Assert.Equal("ahead", run.Stands);
        run.At("2027-01-20T12:00", r => r.Journey.NextVisitAt = JourneyRun.Moment("2027-03-01T12:00")).At("2027-02-10T12:00");
        Assert.Equal("realisation", run.Journey.Stage);
        run.At("2027-02-20T12:00", r => r.Journey.NextVisitAt = null).At("2027-04-10T12:00");
        Assert.Equal("closed: lost-in-plan", run.Path[^1]);
    }

    [Fact]
    public void Regular_care_without_an_answer_ends_after_four_invitations()
    {
        var run = new JourneyRun("2026-06-01T12:00", r => r.Come("no-plan-needed"));
        var invitations = 0;
        for (var day = JourneyRun.Moment("2026-06-01T12:00"); run.Journey.ClosedAt is null && day < JourneyRun.Moment("2028-06-01T12:00"); day = day.AddDays(1))
        {
            run.At(Text(day));
            if (run.Journey.ClosedAt is not null || run.Stands != "invite") continue;
            invitations++;
            run.At(Text(day.AddHours(1)), r => r.Journey.RecallContactAt = r.Now);
        }

        Assert.Equal(4, invitations);
        Assert.Equal("closed: churned", run.Path[^1]);
        Assert.Equal(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.FromHours(3)).AddDays(540), run.Journey.ClosedAt!.Value);
    }

    [Fact]
    public void Who_asked_not_to_be_contacted_is_not_invited()
    {
        var run = new JourneyRun("2026-06-01T12:00", r => r.Come("no-plan-needed")).At("2026-06-10T12:00", r => r.Patient.DoNotContact = true);
        Assert.Equal(("asleep", null), (run.Stands, run.Task?.Role));
    }

    [Fact]
    public void A_plan_runs_through_visits_healing_and_a_pause_to_its_end()
    {
        var run = AgreedPlan();
        Assert.Equal(("first", "curator"), (run.Stands, run.Task!.Role));
        Assert.Equal(JourneyRun.Moment("2026-06-04T12:00"), run.Task.DueAt);
        run.At("2026-06-02T12:00", r => r.Book("2026-06-05T12:00"));
        Assert.Equal("visit", run.Stands);
        run.At("2026-06-05T12:00", r => r.Come("treated"));
        Assert.Equal(("next", "curator"), (run.Stands, run.Task!.Role));
        run.At("2026-06-05T12:10", r => r.Book("2026-06-12T12:00"));
        run.At("2026-06-12T13:00", r => { r.Plan!.HealsUntil = JourneyRun.Moment("2026-09-12T12:00"); r.Come("treated"); });
        Assert.Equal(("heal", null), (run.Stands, run.Task?.Role));
        run.At("2026-09-12T13:00");
        Assert.Equal("next", run.Stands);
        run.At("2026-09-13T13:00", r => (r.Plan!.PausedAt, r.Plan.PausedUntil) = (r.Now, JourneyRun.Moment("2026-10-01T12:00")));
        Assert.Equal("paused", run.Stands);
        run.At("2026-10-01T13:00");
        Assert.Equal("next", run.Stands);
        run.At("2026-10-02T13:00", r => r.Plan!.CompletedAt = r.Now);
        Assert.Equal("ended", run.Stands);
        Assert.Empty(run.Path);
    }

    [Fact]
    public void A_plan_without_a_first_visit_stalls_escalates_and_is_brought_back()
    {
        var run = AgreedPlan().At("2026-06-09T12:00");
        Assert.Equal(("first", "seniorfrontdesk"), (run.Stands, run.Task!.Role));
        run.At("2026-06-16T12:00");
        Assert.Equal(("stalled", "curator"), (run.Stands, run.Task!.Role));
        run.At("2026-07-01T12:00");
        Assert.Equal("manager", run.Task!.Role);
        run.At("2026-07-02T12:00", r => r.Book("2026-07-05T12:00"));
        Assert.Equal("visit", run.Stands);
    }

    [Fact]
    public void Silence_of_half_a_year_asks_the_manager_to_close_the_plan()
    {
        var run = AgreedPlan().At("2026-12-15T12:00");
        Assert.Equal(("confirmLoss", "manager"), (run.Stands, run.Task!.Role));
        run.At("2026-12-16T12:00", r => (r.Plan!.ClosedAt, r.Plan.CloseReason) = (r.Now, "elsewhere"));
        Assert.Equal("ended", run.Stands);
    }

    [Fact]
    public void Who_went_elsewhere_is_confirmed_by_the_manager()
    {
        var run = AgreedPlan().At("2026-06-20T12:00", r => r.Plan!.LastContactOutcome = "elsewhere");
        Assert.Equal("confirmLoss", run.Stands);
    }

    [Fact]
    public void A_missed_step_is_recovered_by_the_front_desk_and_goes_to_the_owner()
    {
        var run = AgreedPlan().At("2026-06-02T12:00", r => r.Book("2026-06-04T12:00")).At("2026-06-04T12:30", r => r.Miss());
        Assert.Equal(("recover", "frontdesk"), (run.Stands, run.Task!.Role));
        run.At("2026-06-05T13:00");
        Assert.Equal("curator", run.Task!.Role);
        run.At("2026-06-06T13:00", r => r.Book("2026-06-08T12:00"));
        Assert.Equal("visit", run.Stands);
    }

    [Fact]
    public void A_booked_day_that_nobody_marked_asks_for_the_next_booking()
    {
        var run = AgreedPlan().At("2026-06-02T12:00", r => r.Book("2026-06-04T12:00")).At("2026-06-05T12:30");
        Assert.Equal("next", run.Stands);
    }

    [Fact]
    public void Orthodontics_may_rest_longer_before_it_is_stalled()
    {
        var run = AgreedPlan(r => r.Plan!.Specialty = "orthodontics").At("2026-06-02T12:00", r => r.Book("2026-06-04T12:00")).At("2026-06-04T12:30", r => r.Come("treated"));
        run.At("2026-07-01T12:00");
        Assert.Equal("next", run.Stands);
        run.At("2026-07-15T12:00");
        Assert.Equal("stalled", run.Stands);
    }

    [Fact]
    public void Where_there_are_no_curators_the_front_desk_owns_the_plan()
    {
        var run = AgreedPlan(r => r.Plan!.OwnerRole = "frontdesk");
        Assert.Equal("frontdesk", run.Task!.Role);
    }

    [Fact]
    public void Whatever_happens_a_journey_stands_in_one_place_or_has_ended()
    {
        var random = new Random(11);
        var ends = new HashSet<string>();
        for (var i = 0; i < 300; i++)
        {
            var run = NewLead();
            var moment = run.Now;
            for (var step = 0; step < 40 && run.Journey.ClosedAt is null; step++)
            {
                moment = moment.AddHours(random.Next(2) == 0 ? random.Next(1, 48) : random.Next(24, 24 * 60));
                run.At(Text(moment), r => Anything(r, random));
                if (run.Journey.ClosedAt is null) Assert.NotEqual("ended", run.Stands);
            }

            ends.Add(run.Path[^1]);
        }

        Assert.Contains("closed: converted", ends);
        Assert.Contains("closed: not-arrived", ends);
        Assert.Contains("closed: lost (gone-cold)", ends);
    }

    [Fact]
    public void Whatever_happens_a_plan_stands_in_one_place_until_it_ends()
    {
        var random = new Random(12);
        var places = new HashSet<string>();
        for (var i = 0; i < 300; i++)
        {
            var run = AgreedPlan();
            var moment = run.Now;
            for (var step = 0; step < 40 && run.Plan!.EndedAt is null; step++)
            {
                moment = moment.AddHours(random.Next(2) == 0 ? random.Next(1, 48) : random.Next(24, 24 * 60));
                run.At(Text(moment), r => AnythingOfPlan(r, random));
                places.Add(run.Stands);
                Assert.Equal(run.Plan!.EndedAt is not null, run.Stands == "ended");
            }
        }

        Assert.Equal(["confirmLoss", "ended", "first", "heal", "next", "paused", "recover", "stalled", "visit"], places.Order());
    }

    private static void Anything(JourneyRun r, Random random)
    {
        switch (random.Next(12))
        {
            case 0: r.Book(Text(r.Now.AddHours(random.Next(-5, 24 * 20)))); break;
            case 1 when r.Appointment is { Active: true }: r.Miss(); break;
            case 2 when r.Appointment is { Active: true }: r.Cancel(); break;
            case 3 or 4 when r.Appointment is { Active: true }: r.Come(random.Next(3) == 0 ? null : "unknown"); break;
            case 5 when r.Visit is not null: r.Leave(new[] { "treated", "unknown", "plan-needed", "no-plan-needed" }[random.Next(4)]); break;
            case 6 when r.Visit is not null: r.Identify(); break;
            case 7 when r.Journey.PlansToAgree > 0: r.Agree(); break;
            case 8 when r.Journey.OpenPlans > 0: r.FinishPlan(); break;
            case 9: r.Journey.RecallContactAt = r.Now; break;
            case 10: r.Journey.RecallDue = r.Now.AddDays(random.Next(400)); break;
            case 11: (r.Lead!.Attempts, r.Lead.AttemptDays) = (r.Lead.Attempts + 1, r.Lead.AttemptDays + 1); break;
        }
    }

    private static void AnythingOfPlan(JourneyRun r, Random random)
    {
        var plan = r.Plan!;
        switch (random.Next(20))
        {
            case < 4: r.Book(Text(r.Now.AddHours(random.Next(-30, 24 * 20)))); break;
            case < 8 when r.Appointment is { Active: true }: r.Come("treated"); break;
            case < 11 when r.Appointment is { Active: true }: r.Miss(); break;
            case 11 or 12: plan.HealsUntil = random.Next(3) == 0 ? null : r.Now.AddDays(random.Next(100)); break;
            case 13 or 14: plan.PausedUntil = random.Next(3) == 0 ? null : r.Now.AddDays(random.Next(100)); break;
            case 15: plan.LastContactOutcome = random.Next(2) == 0 ? "elsewhere" : "thinking"; break;
            case 16 when random.Next(3) == 0: plan.ClosedAt = r.Now; break;
        }
    }

    private static string Text(DateTimeOffset moment) =>
        moment.ToOffset(TimeSpan.FromHours(3)).ToString("yyyy-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    private static JourneyRun NewLead() =>
        new("2026-06-01T12:00", r => r.Lead = new LeadFacts { Id = "L1", ReceivedAt = r.Now });

    private static JourneyRun Booked(string start) => NewLead().At("2026-06-01T12:04", r => r.Book(start));

    private static JourneyRun AgreedPlan(Action<JourneyRun>? more = null) =>
        new("2026-06-01T12:00", r =>
        {
            r.Plan = new PlanFacts { Id = "P1", AgreedAt = r.Now, IdentifiedAt = r.Now, AgreedCount = 4, LeftCount = 4, LastProgressAt = r.Now };
            more?.Invoke(r);
        }, "plan-course");
}
