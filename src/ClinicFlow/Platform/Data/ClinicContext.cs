using ClinicFlow.Clinic;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Identity;
using ClinicFlow.Intake.Quarantine;
using ClinicFlow.Intake.Runs;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Segments;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Access.Accounts;
using ClinicFlow.Platform.Access.Cards;
using ClinicFlow.Platform.Access.Keys;
using ClinicFlow.Platform.Nodes;
using ClinicFlow.Platform.Scheduling;
using ClinicFlow.Quality.Audits;
using ClinicFlow.Quality.Deviations;
using ClinicFlow.Quality.Deviations.Cases;
using ClinicFlow.Quality.Deviations.Steps;
using ClinicFlow.Quality.Pdca;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Quality.Studio.Drafts;
using ClinicFlow.Quality.Studio.Replay;
using ClinicFlow.Quality.Studio.Incidents;
using ClinicFlow.Quality.Studio.Instances;
using ClinicFlow.Quality.Studio.Health;
using ClinicFlow.Quality.Studio.Publishing.Consequences;
using ClinicFlow.Work;
using ClinicFlow.Work.Calls;
using ClinicFlow.Work.Queue;
using ClinicFlow.Work.Subjects;
using ClinicFlow.Work.Views;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ClinicFlow.Platform.Data;

/// <summary>The one model, on SQLite and PostgreSQL. Table and column names are snake_case on both.</summary>
public sealed class ClinicContext(DbContextOptions<ClinicContext> options) : IdentityUserContext<ClinicUser>(options)
{
    public DbSet<EventHead> EventHeads => Set<EventHead>();
    public DbSet<LogEntry> Log => Set<LogEntry>();
    public DbSet<LogPartition> Partitions => Set<LogPartition>();
    public DbSet<PendingPatient> Pending => Set<PendingPatient>();
    public DbSet<Person> Persons => Set<Person>();
    public DbSet<Note> Notes => Set<Note>();
    public DbSet<QuarantinedRecord> Quarantine => Set<QuarantinedRecord>();
    public DbSet<QuarantineAct> QuarantineActs => Set<QuarantineAct>();
    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();
    public DbSet<ImportFile> ImportFiles => Set<ImportFile>();
    public DbSet<ImportRow> ImportRows => Set<ImportRow>();
    public DbSet<Location> Locations => Set<Location>();
    public DbSet<StaffMember> Staff => Set<StaffMember>();
    public DbSet<DataSource> Sources => Set<DataSource>();
    public DbSet<Setting> Settings => Set<Setting>();
    public DbSet<PatientStateRow> PatientStates => Set<PatientStateRow>();
    public DbSet<PatientRow> Patients => Set<PatientRow>();
    public DbSet<JourneyRow> Journeys => Set<JourneyRow>();
    public DbSet<StageRow> Stages => Set<StageRow>();
    public DbSet<StandardCheck> Checks => Set<StandardCheck>();
    public DbSet<Deviation> Deviations => Set<Deviation>();
    public DbSet<WorkItem> WorkItems => Set<WorkItem>();
    public DbSet<PatientLink> PatientLinks => Set<PatientLink>();
    public DbSet<SpecialtyRhythm> Rhythms => Set<SpecialtyRhythm>();
    public DbSet<SegmentNow> SegmentsNow => Set<SegmentNow>();
    public DbSet<SegmentChange> SegmentChanges => Set<SegmentChange>();
    public DbSet<Call> Calls => Set<Call>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<WorkAct> WorkActs => Set<WorkAct>();
    public DbSet<AccountAct> AccountActs => Set<AccountAct>();
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();
    public DbSet<CardOpening> CardOpenings => Set<CardOpening>();
    public DbSet<Intake.Erasure.Erasure> Erasures => Set<Intake.Erasure.Erasure>();
    public DbSet<JobRun> JobRuns => Set<JobRun>();
    public DbSet<NodeRow> Nodes => Set<NodeRow>();
    public DbSet<PartitionLease> Leases => Set<PartitionLease>();
    public DbSet<KeyRow> Keys => Set<KeyRow>();
    public DbSet<Standing> Standings => Set<Standing>();
    public DbSet<StepLeft> StepsLeft => Set<StepLeft>();
    public DbSet<PlanRow> Plans => Set<PlanRow>();
    public DbSet<DeviationCase> DeviationCases => Set<DeviationCase>();
    public DbSet<DeviationStep> DeviationSteps => Set<DeviationStep>();
    public DbSet<DrawRow> Draws => Set<DrawRow>();
    public DbSet<StratumRow> Strata => Set<StratumRow>();
    public DbSet<CheckRow> AuditChecks => Set<CheckRow>();
    public DbSet<CycleRow> Cycles => Set<CycleRow>();
    public DbSet<CycleActRow> CycleActs => Set<CycleActRow>();
    public DbSet<InstanceAct> InstanceActs => Set<InstanceAct>();
    public DbSet<InstanceActItem> InstanceActItems => Set<InstanceActItem>();
    public DbSet<WorkflowIncident> Incidents => Set<WorkflowIncident>();
    public DbSet<DefinitionVersion> Definitions => Set<DefinitionVersion>();
    public DbSet<DefinitionDraft> DefinitionDrafts => Set<DefinitionDraft>();
    public DbSet<ReplayRow> Replays => Set<ReplayRow>();
    public DbSet<ReplayJourneyRow> ReplayJourneys => Set<ReplayJourneyRow>();
    public DbSet<RuleHealthRow> RuleHealth => Set<RuleHealthRow>();
    public DbSet<RuleSwitch> RuleSwitches => Set<RuleSwitch>();
    public DbSet<DefinitionConsequences> DefinitionConsequences => Set<DefinitionConsequences>();

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();
        if (Database.IsSqlite()) conventions.Properties<Guid>().HaveConversion<KeyConverter>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.Entity<EventHead>().ToTable("event_head").HasKey(e => e.Key);
        model.Entity<LogEntry>().ToTable("event_log").HasKey(e => new { e.Partition, e.Position });
        model.Entity<LogPartition>().ToTable("log_partition").HasKey(e => e.Id);
        model.Entity<LogPartition>().Property(e => e.Id).ValueGeneratedNever();
        model.Entity<PendingPatient>().ToTable("pending_patient").HasKey(e => e.Patient);
        model.Entity<Person>().ToTable("person");
        model.Entity<Note>().ToTable("note");
        model.Entity<QuarantinedRecord>().ToTable("quarantine");
        model.Entity<QuarantineAct>().ToTable("quarantine_act");
        model.Entity<ImportRun>().ToTable("import_run");
        model.Entity<ImportFile>().ToTable("import_file");
        model.Entity<ImportRow>().ToTable("import_row").HasKey(e => e.Key);
        model.Entity<Location>().ToTable("location").Property(e => e.Version).IsConcurrencyToken();
        model.Entity<StaffMember>().ToTable("staff");
        model.Entity<DataSource>().ToTable("source");
        model.Entity<Setting>().ToTable("setting").HasKey(e => e.Name);
        model.Entity<PatientStateRow>().ToTable("patient_state").HasKey(e => e.Patient);
        model.Entity<PatientRow>().ToTable("patient");
        model.Entity<JourneyRow>().ToTable("journey");
        model.Entity<StageRow>().ToTable("journey_stage");
        model.Entity<Standing>().ToTable("standing");
        model.Entity<StepLeft>().ToTable("step_left");
        model.Entity<StandardCheck>().ToTable("standard_check");
        model.Entity<Deviation>().ToTable("deviation");
        model.Entity<WorkItem>().ToTable("work_item");
        model.Entity<PatientLink>().ToTable("patient_link").HasKey(e => e.EventKey);
        model.Entity<SpecialtyRhythm>().ToTable("specialty_rhythm").HasKey(e => e.Specialty);
        model.Entity<SegmentNow>().ToTable("segment_now").HasKey(e => e.Patient);
        model.Entity<SegmentChange>().ToTable("segment_change").HasKey(e => new { e.Patient, e.At });
        model.Entity<Call>().ToTable("call");
        model.Entity<SavedView>().ToTable("saved_view");
        model.Entity<WorkAct>().ToTable("work_act");
        model.Entity<AccountAct>().ToTable("account_act");
        model.Entity<ApiKey>().ToTable("api_key");
        model.Entity<CardOpening>().ToTable("card_opening");
        model.Entity<Intake.Erasure.Erasure>().ToTable("erasure").HasKey(e => e.Patient);
        model.Entity<JobRun>().ToTable("job_run");
        model.Entity<NodeRow>().ToTable("node");
        model.Entity<PartitionLease>().ToTable("partition_lease").HasKey(e => e.Partition);
        model.Entity<PartitionLease>().Property(e => e.Partition).ValueGeneratedNever();
        model.Entity<KeyRow>().ToTable("data_protection_key");
        // Left of the first release, whose users had one key each; migrations only add.
        model.Entity<ClinicUser>().Property<string?>("ApiKeyHash");
        model.Entity<PlanRow>().ToTable("plan");
        model.Entity<DeviationCase>().ToTable("deviation_case");
        model.Entity<DeviationStep>().ToTable("deviation_step");
        model.Entity<DrawRow>().ToTable("audit_draw");
        model.Entity<StratumRow>().ToTable("audit_stratum");
        model.Entity<CheckRow>().ToTable("audit_check");
        model.Entity<CycleRow>().ToTable("pdca_cycle");
        model.Entity<CycleActRow>().ToTable("pdca_act");
        model.Entity<InstanceAct>().ToTable("workflow_act");
        model.Entity<InstanceActItem>().ToTable("workflow_act_item").HasKey(e => new { e.Act, e.Instance });
        model.Entity<WorkflowIncident>().ToTable("workflow_incident");
        model.Entity<DefinitionVersion>().ToTable("definition_version");
        model.Entity<DefinitionDraft>().ToTable("definition_draft");
        model.Entity<ReplayRow>().ToTable("replay");
        model.Entity<ReplayJourneyRow>().ToTable("replay_journey").HasKey(e => new { e.Replay, e.Number });
        model.Entity<RuleHealthRow>().ToTable("rule_health");
        model.Entity<RuleSwitch>().ToTable("rule_switch");
        model.Entity<DefinitionConsequences>().ToTable("definition_consequences");
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (entity.ClrType.Namespace?.StartsWith("Microsoft", StringComparison.Ordinal) == true || entity.ClrType == typeof(ClinicUser))
                entity.SetTableName(SnakeCase.From(entity.GetTableName()!));
            foreach (var property in entity.GetProperties()) property.SetColumnName(SnakeCase.From(property.Name));
        }
    }

    private sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(t => Microseconds.From(t), v => Microseconds.To(v));

    private sealed class KeyConverter() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));
}
