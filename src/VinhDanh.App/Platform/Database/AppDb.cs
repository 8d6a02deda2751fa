using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using VinhDanh.App.Features.Achievements;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Directory.People;
using VinhDanh.App.Features.Directory.Reorganising;
using VinhDanh.App.Features.Documents;
using VinhDanh.App.Features.Eligibility.Proposals;
using VinhDanh.App.Features.Inspections;
using VinhDanh.App.Features.Inspections.Compose;
using VinhDanh.App.Features.Inspections.Costs;
using VinhDanh.App.Features.Inspections.Prefill;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Features.Plans.Compose;
using VinhDanh.App.Features.Plans.Feed;
using VinhDanh.App.Features.Plans.HandDown;
using VinhDanh.App.Features.Plans.Reminders;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Accounts.Provider;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Platform.Jobs;
using VinhDanh.App.Platform.Mail;
using VinhDanh.App.Platform.Notices;
using VinhDanh.Law.Records;

namespace VinhDanh.App.Platform.Database;

/// <summary>Maps what <c>db/*.sql</c> made; a test compares the two. The unit of work of one request.</summary>
public sealed class AppDb(DbContextOptions<AppDb> options) : DbContext(options)
{
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<OrganisationParent> OrganisationParents => Set<OrganisationParent>();
    public DbSet<OrganisationSuccession> OrganisationSuccessions => Set<OrganisationSuccession>();
    public DbSet<OrganisationAlias> OrganisationAliases => Set<OrganisationAlias>();
    public DbSet<OrganisationRole> OrganisationRoles => Set<OrganisationRole>();
    public DbSet<AddressGroup> AddressGroups => Set<AddressGroup>();
    public DbSet<AddressGroupAlias> AddressGroupAliases => Set<AddressGroupAlias>();
    public DbSet<AddressGroupMember> AddressGroupMembers => Set<AddressGroupMember>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<PersonFacts> PersonFacts => Set<PersonFacts>();
    public DbSet<Position> Positions => Set<Position>();
    public DbSet<Cluster> Clusters => Set<Cluster>();
    public DbSet<ClusterMember> ClusterMembers => Set<ClusterMember>();
    public DbSet<DirectoryImport> DirectoryImports => Set<DirectoryImport>();
    public DbSet<Reorganisation> Reorganisations => Set<Reorganisation>();
    public DbSet<ReorganisationStep> ReorganisationSteps => Set<ReorganisationStep>();
    public DbSet<OrganisationName> OrganisationNames => Set<OrganisationName>();

    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<RoleAssignment> RoleAssignments => Set<RoleAssignment>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<SignIn> SignIns => Set<SignIn>();
    public DbSet<Authenticator> Authenticators => Set<Authenticator>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<ExternalLogin> ExternalLogins => Set<ExternalLogin>();
    public DbSet<Passkey> Passkeys => Set<Passkey>();
    public DbSet<SecondFactorDemand> SecondFactorDemands => Set<SecondFactorDemand>();
    public DbSet<PasswordReset> PasswordResets => Set<PasswordReset>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<FirstRun> FirstRuns => Set<FirstRun>();
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();
    public DbSet<Setting> Settings => Set<Setting>();

    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();
    public DbSet<FileReference> FileReferences => Set<FileReference>();
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();
    public DbSet<AddressCheck> AddressChecks => Set<AddressCheck>();

    public DbSet<Programme> Programmes => Set<Programme>();
    public DbSet<PlanImport> PlanImports => Set<PlanImport>();
    public DbSet<PlanComposition> PlanCompositions => Set<PlanComposition>();
    public DbSet<PlanCompositionVersion> PlanCompositionVersions => Set<PlanCompositionVersion>();
    public DbSet<PlanCompositionComment> PlanCompositionComments => Set<PlanCompositionComment>();
    public DbSet<PlanTask> Tasks => Set<PlanTask>();
    public DbSet<TaskParty> TaskParties => Set<TaskParty>();
    public DbSet<AgendaItem> AgendaItems => Set<AgendaItem>();
    public DbSet<Deliverable> Deliverables => Set<Deliverable>();
    public DbSet<Assignment> Assignments => Set<Assignment>();
    public DbSet<ProgressReport> ProgressReports => Set<ProgressReport>();
    public DbSet<ExtensionRequest> ExtensionRequests => Set<ExtensionRequest>();
    public DbSet<TaskComment> TaskComments => Set<TaskComment>();
    public DbSet<RegisteredDocument> RegisteredDocuments => Set<RegisteredDocument>();
    public DbSet<DocumentSeries> DocumentSeries => Set<DocumentSeries>();
    public DbSet<TaskDocument> TaskDocuments => Set<TaskDocument>();
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
    public DbSet<TaskHandover> TaskHandovers => Set<TaskHandover>();
    public DbSet<ReminderRun> ReminderRuns => Set<ReminderRun>();

    public DbSet<Achievement> Achievements => Set<Achievement>();
    public DbSet<AchievementSubject> AchievementSubjects => Set<AchievementSubject>();
    public DbSet<AchievementReading> AchievementReadings => Set<AchievementReading>();
    public DbSet<AchievementCorrection> AchievementCorrections => Set<AchievementCorrection>();
    public DbSet<AchievementDigest> AchievementDigests => Set<AchievementDigest>();
    public DbSet<AchievementImport> AchievementImports => Set<AchievementImport>();
    public DbSet<ProposalList> ProposalLists => Set<ProposalList>();
    public DbSet<ProposalListMember> ProposalListMembers => Set<ProposalListMember>();

    public DbSet<Inspection> Inspections => Set<Inspection>();
    public DbSet<InspectionComposition> InspectionCompositions => Set<InspectionComposition>();
    public DbSet<InspectionContent> InspectionContents => Set<InspectionContent>();
    public DbSet<InspectionQuestion> InspectionQuestions => Set<InspectionQuestion>();
    public DbSet<InspectionAsk> InspectionAsks => Set<InspectionAsk>();
    public DbSet<InspectionTarget> InspectionTargets => Set<InspectionTarget>();
    public DbSet<InspectionMember> InspectionMembers => Set<InspectionMember>();
    public DbSet<InspectionVisitor> InspectionVisitors => Set<InspectionVisitor>();
    public DbSet<InspectionReport> InspectionReports => Set<InspectionReport>();
    public DbSet<InspectionAnswer> InspectionAnswers => Set<InspectionAnswer>();
    public DbSet<InspectionMeeting> InspectionMeetings => Set<InspectionMeeting>();
    public DbSet<InspectionCheck> InspectionChecks => Set<InspectionCheck>();
    public DbSet<InspectionFinding> InspectionFindings => Set<InspectionFinding>();
    public DbSet<InspectionConclusion> InspectionConclusions => Set<InspectionConclusion>();
    public DbSet<InspectionCost> InspectionCosts => Set<InspectionCost>();
    public DbSet<InspectionComment> InspectionComments => Set<InspectionComment>();
    public DbSet<InspectionPrefill> InspectionPrefills => Set<InspectionPrefill>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<FirstRun>().HasKey(f => f.TokenDigest);
        modelBuilder.Entity<ProtectionKey>().HasKey(k => k.Name);
        modelBuilder.Entity<Setting>().HasKey(s => new { s.OrganisationId, s.Key });
        modelBuilder.Entity<Setting>().Property(s => s.Value).HasColumnType("jsonb");
        modelBuilder.Entity<Authenticator>().HasKey(a => a.AccountId);
        modelBuilder.Entity<SecondFactorDemand>().HasKey(d => new { d.OrganisationId, d.Role });
        modelBuilder.Entity<PersonFacts>().HasKey(f => f.PersonId);
        modelBuilder.Entity<StoredFile>().HasKey(f => f.Sha256);
        modelBuilder.Entity<ReminderRun>().HasKey(r => r.Day);
        modelBuilder.Entity<AchievementDigest>().HasKey(d => d.PersonId);
        modelBuilder.Entity<Achievement>().Ignore(a => a.SubjectId).Ignore(a => a.Period).Property(a => a.Amount).HasColumnType("numeric(9,2)");
        modelBuilder.Entity<AchievementImport>().Property(i => i.Columns).HasColumnType("jsonb");
        modelBuilder.Entity<Inspection>().Property(i => i.Reading).HasColumnType("jsonb");
        modelBuilder.Entity<InspectionComposition>().Property(c => c.Text).HasColumnType("jsonb");
        modelBuilder.Entity<InspectionVisitor>().HasKey(v => new { v.TargetId, v.MemberId });
        modelBuilder.Entity<InspectionCost>(cost =>
        {
            cost.Ignore(c => c.Amount);
            cost.Property(c => c.Quantity).HasColumnType("numeric(12,2)");
            cost.Property(c => c.UnitPrice).HasColumnType("numeric(15,0)");
        });
        modelBuilder.Entity<InspectionMeeting>().HasKey(m => m.TargetId);
        modelBuilder.Entity<InspectionConclusion>().HasKey(c => c.TargetId);
        modelBuilder.Entity<InspectionAnswer>(answer =>
        {
            answer.Property(a => a.Counted).HasColumnType("jsonb");
            answer.Property(a => a.Number).HasColumnType("numeric(20,4)");
            answer.Property(a => a.Whole).HasColumnType("numeric(20,4)");
        });
        modelBuilder.Entity<Account>(account =>
        {
            account.Property(a => a.UserName).HasColumnType("citext");
            account.Property(a => a.Email).HasColumnType("citext");
        });
        modelBuilder.Entity<Invitation>().Property(i => i.UserName).HasColumnType("citext");
        modelBuilder.Entity<Invitation>().Property(i => i.Address).HasColumnType("citext");
        modelBuilder.Entity<AddressCheck>().HasKey(c => c.AccountId);
        modelBuilder.Entity<AddressCheck>().Property(c => c.Address).HasColumnType("citext");
        modelBuilder.Entity<Person>().Property(p => p.Email).HasColumnType("citext");
        modelBuilder.Entity<AuditEntry>(entry =>
        {
            entry.Property(e => e.Before).HasColumnType("jsonb");
            entry.Property(e => e.After).HasColumnType("jsonb");
        });
        modelBuilder.Entity<Job>().Property(j => j.Payload).HasColumnType("jsonb");
        modelBuilder.Entity<DirectoryImport>().Property(i => i.Columns).HasColumnType("jsonb");
        modelBuilder.Entity<Reorganisation>(reorganisation =>
        {
            reorganisation.Property(r => r.Plan).HasColumnType("jsonb");
            reorganisation.Property(r => r.Choices).HasColumnType("jsonb");
        });
        modelBuilder.Entity<ReorganisationStep>().Property(s => s.Before).HasColumnType("jsonb");
        modelBuilder.Entity<PlanImport>(import =>
        {
            import.Property(i => i.Reading).HasColumnType("jsonb");
            import.Property(i => i.Draft).HasColumnType("jsonb");
        });
        modelBuilder.Entity<PlanComposition>().Property(c => c.Text).HasColumnType("jsonb");
        modelBuilder.Entity<PlanCompositionVersion>(version =>
        {
            version.HasKey(v => new { v.CompositionId, v.Number });
            version.Property(v => v.Text).HasColumnType("jsonb");
        });
        modelBuilder.Entity<DocumentSeries>().HasKey(s => new { s.OrganisationId, s.Direction, s.Year, s.Symbol });
        modelBuilder.Entity<PlanTask>().Property(t => t.Source).HasColumnType("jsonb");
        modelBuilder.Entity<TaskHandover>().Property(h => h.Told).HasColumnType("jsonb");
        modelBuilder.Entity<TaskHandover>().Property(h => h.Seen).HasColumnType("jsonb");
        modelBuilder.Entity<TaskParty>().Property(p => p.Confidence).HasColumnType("numeric(3,2)");

        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            // Generated by the database from the row's own words; never written from here.
            if (entity.FindProperty("Folded") is not null)
                modelBuilder.Entity(entity.ClrType).Property<string>("Folded").ValueGeneratedOnAddOrUpdate();
            if (entity.FindProperty("Version")?.ClrType == typeof(uint))
                modelBuilder.Entity(entity.ClrType).Property<uint>("Version").HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
        }

        modelBuilder.HasDbFunction(typeof(SearchFunctions).GetMethod(nameof(SearchFunctions.Fold))!).HasSchema("app").HasName("fold");
        Relations.ApplyTo(modelBuilder);
        Names.ApplyTo(modelBuilder);
        modelBuilder.Entity<PlanTask>().ToTable("task", "app");
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        Words<OrganisationKind>(configurationBuilder);
        Words<GroupReach>(configurationBuilder);
        Words<DirectoryImportPurpose>(configurationBuilder);
        Words<SuccessionKind>(configurationBuilder);
        Words<ReorganisationKind>(configurationBuilder);
        Words<ReorganisationState>(configurationBuilder);
        Words<HistoryInheritance>(configurationBuilder);
        Words<Gender>(configurationBuilder);
        Words<ClusterKind>(configurationBuilder);
        Words<ClusterRole>(configurationBuilder);
        Words<Role>(configurationBuilder);
        Words<SignInOutcome>(configurationBuilder);
        Words<SignInWay>(configurationBuilder);
        Words<MailChoice>(configurationBuilder);
        Words<MailKind>(configurationBuilder);
        Words<MailFault>(configurationBuilder);
        Words<DecidingDate>(configurationBuilder);
        Words<ImportPurpose>(configurationBuilder);
        Words<ImportState>(configurationBuilder);
        Words<CompositionState>(configurationBuilder);
        Words<DocumentDirection>(configurationBuilder);
        Words<TaskKind>(configurationBuilder);
        Words<Papers.Deadlines.DeadlineKind>(configurationBuilder);
        Words<Papers.Deadlines.Recurrence>(configurationBuilder);
        Words<PartyRole>(configurationBuilder);
        Words<AssignmentState>(configurationBuilder);
        Words<AnswerChannel>(configurationBuilder);
        Words<ExtensionState>(configurationBuilder);
        Words<HandoverState>(configurationBuilder);
        Words<AchievementKind>(configurationBuilder);
        Words<AchievementSource>(configurationBuilder);
        Words<AwardBasis>(configurationBuilder);
        Words<InspectionState>(configurationBuilder);
        Words<DraftState>(configurationBuilder);
        Words<InspectionRole>(configurationBuilder);
        Words<TargetKind>(configurationBuilder);
        Words<PartOfDay>(configurationBuilder);
        Words<AskKind>(configurationBuilder);
        Words<ReportState>(configurationBuilder);
        Words<CheckState>(configurationBuilder);
        Words<FindingKind>(configurationBuilder);
        Words<ConclusionState>(configurationBuilder);
    }

    /// <summary>Enumerations stand in columns as words (text + check), so that SQL reads without a key.</summary>
    private static void Words<T>(ModelConfigurationBuilder configuration) where T : struct, Enum =>
        configuration.Properties<T>().HaveConversion<WordConverter<T>>();

    private sealed class WordConverter<T>() : ValueConverter<T, string>(v => Names.OfEnum(v), t => Names.ToEnum<T>(t))
        where T : struct, Enum;
}
