using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Achievements;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Directory.People;
using VinhDanh.App.Features.Directory.Reorganising;
using VinhDanh.App.Features.Documents;
using VinhDanh.App.Features.Eligibility.Proposals;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Features.Plans.Compose;
using VinhDanh.App.Features.Plans.Feed;
using VinhDanh.App.Features.Plans.HandDown;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Accounts.Provider;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Platform.Mail;
using VinhDanh.App.Platform.Notices;

namespace VinhDanh.App.Platform.Database;

/// <summary>Foreign keys, so that one <c>SaveChanges</c> inserts in an order that PostgreSQL accepts. No navigations: queries join.</summary>
internal static class Relations
{
    public static void ApplyTo(ModelBuilder model)
    {
        Of<Organisation, Organisation>(model, o => o.ParentId);
        Of<Organisation, Organisation>(model, o => o.MergedIntoId);
        Of<OrganisationParent, Organisation>(model, p => p.OrganisationId);
        Of<OrganisationParent, Organisation>(model, p => p.ParentId);
        Of<OrganisationSuccession, Organisation>(model, s => s.FromId);
        Of<OrganisationSuccession, Organisation>(model, s => s.ToId);
        Of<OrganisationSuccession, Reorganisation>(model, s => s.ReorganisationId);
        Of<Reorganisation, Organisation>(model, r => r.OrganisationId);
        Of<Reorganisation, Account>(model, r => r.CreatedBy);
        Of<Reorganisation, Account>(model, r => r.CarriedOutBy);
        Of<Reorganisation, Account>(model, r => r.UndoneBy);
        Of<ReorganisationStep, Reorganisation>(model, s => s.ReorganisationId);
        Of<OrganisationName, Organisation>(model, n => n.OrganisationId);
        Of<OrganisationName, Reorganisation>(model, n => n.ReorganisationId);
        Of<OrganisationAlias, Organisation>(model, a => a.OrganisationId);
        Of<OrganisationRole, Organisation>(model, r => r.OrganisationId);
        Of<OrganisationRole, Organisation>(model, r => r.HeldById);
        Of<AddressGroup, Organisation>(model, g => g.OrganisationId);
        Of<AddressGroupAlias, AddressGroup>(model, a => a.GroupId);
        Of<AddressGroupMember, AddressGroup>(model, m => m.GroupId);
        Of<AddressGroupMember, Organisation>(model, m => m.OrganisationId);
        Of<Person, Person>(model, p => p.MergedIntoId);
        Of<Person, Organisation>(model, p => p.OrganisationId);
        Of<PersonFacts, Person>(model, f => f.PersonId);
        Of<Position, Person>(model, p => p.PersonId);
        Of<Position, Organisation>(model, p => p.OrganisationId);
        Of<Cluster, Organisation>(model, c => c.OrganisationId);
        Of<ClusterMember, Cluster>(model, m => m.ClusterId);
        Of<ClusterMember, Organisation>(model, m => m.OrganisationId);
        Of<DirectoryImport, Organisation>(model, i => i.OrganisationId);
        Of<DirectoryImport, Account>(model, i => i.CreatedBy);

        Of<Achievement, Person>(model, a => a.PersonId);
        Of<Achievement, Organisation>(model, a => a.UnitId);
        Of<Achievement, Account>(model, a => a.CreatedBy);
        Of<Achievement, Account>(model, a => a.VerifiedBy);
        Of<Achievement, Account>(model, a => a.RemovedBy);
        Of<AchievementSubject, Person>(model, s => s.PersonId);
        Of<AchievementSubject, Organisation>(model, s => s.UnitId);
        Of<AchievementReading, Person>(model, r => r.PersonId);
        Of<AchievementReading, Organisation>(model, r => r.UnitId);
        Of<AchievementReading, Account>(model, r => r.ChosenBy);
        Of<AchievementCorrection, Achievement>(model, c => c.AchievementId);
        Of<AchievementCorrection, Account>(model, c => c.CorrectedBy);
        Of<AchievementImport, Organisation>(model, i => i.OrganisationId);
        Of<AchievementImport, Account>(model, i => i.CreatedBy);
        Of<ProposalList, Organisation>(model, l => l.OrganisationId);
        Of<ProposalList, Account>(model, l => l.CreatedBy);
        Of<ProposalListMember, ProposalList>(model, m => m.ListId);
        Of<ProposalListMember, Person>(model, m => m.PersonId);
        Of<ProposalListMember, Organisation>(model, m => m.UnitId);
        Of<ProposalListMember, Account>(model, m => m.AddedBy);

        Of<Account, Person>(model, a => a.PersonId);
        Of<RoleAssignment, Account>(model, r => r.AccountId);
        Of<RoleAssignment, Organisation>(model, r => r.OrganisationId);
        Of<Session, Account>(model, s => s.AccountId);
        Of<Session, RoleAssignment>(model, s => s.AssignmentId);
        Of<SignIn, Account>(model, s => s.AccountId);
        Of<Authenticator, Account>(model, a => a.AccountId);
        Of<ExternalLogin, Account>(model, l => l.AccountId);
        Of<Passkey, Account>(model, p => p.AccountId);
        Of<RecoveryCode, Account>(model, c => c.AccountId);
        Of<SecondFactorDemand, Organisation>(model, d => d.OrganisationId);
        Of<SecondFactorDemand, Account>(model, d => d.CreatedBy);
        Of<PasswordReset, Account>(model, r => r.AccountId);
        Of<PasswordReset, Account>(model, r => r.CreatedBy);
        Of<ApiToken, Account>(model, t => t.AccountId);
        Of<ApiToken, Organisation>(model, t => t.OrganisationId);
        Of<Invitation, Organisation>(model, i => i.OrganisationId);
        Of<Invitation, Account>(model, i => i.CreatedBy);
        Of<Setting, Organisation>(model, s => s.OrganisationId);

        Of<FileReference, Organisation>(model, f => f.OrganisationId);
        Of<FileReference, StoredFile>(model, f => f.Sha256);
        Of<FileReference, Account>(model, f => f.AddedBy);
        Of<FileReference, Account>(model, f => f.DisposedBy);
        Of<Notice, Account>(model, n => n.AccountId);
        Of<Notice, Organisation>(model, n => n.OrganisationId);
        Of<OutgoingMail, Account>(model, m => m.AccountId);
        Of<AddressCheck, Account>(model, c => c.AccountId);

        Of<PlanImport, Organisation>(model, i => i.OrganisationId);
        Of<PlanImport, FileReference>(model, i => i.FileId);
        Of<PlanImport, Account>(model, i => i.CreatedBy);
        Of<PlanImport, Programme>(model, i => i.ProgrammeId);
        Of<PlanComposition, Organisation>(model, c => c.OrganisationId);
        Of<PlanComposition, Programme>(model, c => c.ProgrammeId);
        Of<PlanComposition, PlanImport>(model, c => c.ImportId);
        Of<PlanComposition, Account>(model, c => c.CreatedBy);
        Of<PlanComposition, Account>(model, c => c.AgreedBy);
        Of<PlanCompositionVersion, PlanComposition>(model, v => v.CompositionId);
        Of<PlanCompositionVersion, Account>(model, v => v.MadeBy);
        Of<PlanCompositionComment, PlanComposition>(model, c => c.CompositionId);
        Of<PlanCompositionComment, Account>(model, c => c.MadeBy);
        Of<PlanCompositionComment, Account>(model, c => c.SettledBy);
        Of<RegisteredDocument, Organisation>(model, d => d.OrganisationId);
        Of<RegisteredDocument, FileReference>(model, d => d.FileId);
        Of<RegisteredDocument, Account>(model, d => d.CreatedBy);
        Of<RegisteredDocument, Account>(model, d => d.CancelledBy);
        Of<DocumentSeries, Organisation>(model, s => s.OrganisationId);
        Of<TaskDocument, RegisteredDocument>(model, d => d.DocumentId);
        Of<Programme, Organisation>(model, p => p.OrganisationId);
        Of<Programme, Account>(model, p => p.CreatedBy);
        Of<Programme, FileReference>(model, p => p.SignedFileId);
        Of<PlanTask, Programme>(model, t => t.ProgrammeId);
        Of<PlanTask, Organisation>(model, t => t.OrganisationId);
        Of<PlanTask, PlanTask>(model, t => t.ParentId);
        Of<PlanTask, PlanImport>(model, t => t.ImportId);
        Of<TaskParty, PlanTask>(model, p => p.TaskId);
        Of<TaskParty, Organisation>(model, p => p.OrganisationId);
        Of<TaskParty, AddressGroup>(model, p => p.GroupId);
        Of<TaskParty, Person>(model, p => p.PersonId);
        Of<TaskParty, OrganisationRole>(model, p => p.RoleId);
        Of<AgendaItem, PlanTask>(model, a => a.TaskId);
        Of<Deliverable, PlanTask>(model, d => d.TaskId);
        Of<Assignment, Deliverable>(model, a => a.DeliverableId);
        Of<Assignment, PlanTask>(model, a => a.TaskId);
        Of<Assignment, Organisation>(model, a => a.OrganisationId);
        Of<ProgressReport, Assignment>(model, r => r.AssignmentId);
        Of<ProgressReport, Organisation>(model, r => r.OrganisationId);
        Of<ProgressReport, Account>(model, r => r.ById);
        Of<ExtensionRequest, Deliverable>(model, r => r.DeliverableId);
        Of<ExtensionRequest, Organisation>(model, r => r.OrganisationId);
        Of<ExtensionRequest, Account>(model, r => r.AskedBy);
        Of<ExtensionRequest, Account>(model, r => r.DecidedBy);
        Of<TaskComment, PlanTask>(model, c => c.TaskId);
        Of<TaskComment, Organisation>(model, c => c.OrganisationId);
        Of<TaskComment, Account>(model, c => c.ById);
        Of<TaskDocument, PlanTask>(model, d => d.TaskId);
        Of<TaskDocument, FileReference>(model, d => d.FileId);
        Of<CalendarFeed, Account>(model, f => f.AccountId);
        Of<TaskHandover, PlanTask>(model, h => h.TaskId);
        Of<TaskHandover, PlanTask>(model, h => h.LowerTaskId);
        Of<TaskHandover, Organisation>(model, h => h.OrganisationId);
        Of<TaskHandover, Account>(model, h => h.HandedBy);
        Of<TaskHandover, Account>(model, h => h.DecidedBy);
    }

    private static void Of<TChild, TParent>(ModelBuilder model, Expression<Func<TChild, object?>> key)
        where TChild : class
        where TParent : class =>
        model.Entity<TChild>().HasOne<TParent>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.NoAction);
}
