using HsAvtal.Data.Accounts;
using HsAvtal.Data.ChangeLog;
using HsAvtal.Data.Drafts;
using HsAvtal.Data.Files;
using HsAvtal.Data.Indicators;
using HsAvtal.Data.Searching;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.FollowUp;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Organisations;
using HsAvtal.Domain.Recommendations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Data;

/// <summary>The product's database. One context per operation; a change needs <see cref="SignAs"/> first.</summary>
public sealed class HsAvtalDbContext : IdentityUserContext<UserAccount, Guid>
{
    public HsAvtalDbContext(DbContextOptions<HsAvtalDbContext> options)
        : base(options)
    {
        // A save that fails ends its transaction; a savepoint would cost two round trips per save.
        Database.AutoSavepointsEnabled = false;
    }

    public DbSet<Agreement> Agreements => Set<Agreement>();

    public DbSet<AgreementArea> Areas => Set<AgreementArea>();

    public DbSet<AgreementParty> Parties => Set<AgreementParty>();

    public DbSet<Subregion> Subregions => Set<Subregion>();

    public DbSet<Grade> Grades => Set<Grade>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Board> Boards => Set<Board>();

    public DbSet<RoleAssignment> RoleAssignments => Set<RoleAssignment>();

    public DbSet<SignInProvider> SignInProviders => Set<SignInProvider>();

    public DbSet<UsedNonce> UsedNonces => Set<UsedNonce>();

    public DbSet<Audit> Audits => Set<Audit>();

    public DbSet<AuditedBoard> AuditedBoards => Set<AuditedBoard>();

    public DbSet<Assessment> Assessments => Set<Assessment>();

    public DbSet<Observation> Observations => Set<Observation>();

    public DbSet<Recommendation> Recommendations => Set<Recommendation>();

    public DbSet<RecommendationAddressee> Addressees => Set<RecommendationAddressee>();

    public DbSet<RecommendationLink> RecommendationLinks => Set<RecommendationLink>();

    public DbSet<BoardDecision> Decisions => Set<BoardDecision>();

    public DbSet<ActionPlan> ActionPlans => Set<ActionPlan>();

    public DbSet<PlannedAction> PlannedActions => Set<PlannedAction>();

    public DbSet<FollowUpPlan> FollowUpPlans => Set<FollowUpPlan>();

    public DbSet<FollowUpItem> FollowUpItems => Set<FollowUpItem>();

    public DbSet<FollowUpOccasion> FollowUpOccasions => Set<FollowUpOccasion>();

    public DbSet<BoardMeeting> Meetings => Set<BoardMeeting>();

    public DbSet<Indicator> Indicators => Set<Indicator>();

    public DbSet<IndicatorValue> IndicatorValues => Set<IndicatorValue>();

    public DbSet<IndicatorRevision> IndicatorRevisions => Set<IndicatorRevision>();

    public DbSet<IndicatorBatch> IndicatorBatches => Set<IndicatorBatch>();

    public DbSet<IndicatorTarget> IndicatorTargets => Set<IndicatorTarget>();

    public DbSet<FixedIndicators> FixedIndicators => Set<FixedIndicators>();

    public DbSet<KoladaRun> KoladaRuns => Set<KoladaRun>();

    public DbSet<KoladaRunLine> KoladaRunLines => Set<KoladaRunLine>();

    public DbSet<Evidence> Evidence => Set<Evidence>();

    public DbSet<StoredFile> Files => Set<StoredFile>();

    public DbSet<CalendarAddress> CalendarAddresses => Set<CalendarAddress>();

    public DbSet<FormDraft> FormDrafts => Set<FormDraft>();

    public DbSet<ChangeLogEntry> ChangeLog => Set<ChangeLogEntry>();

    public DbSet<ChangeLogHead> ChangeLogHeads => Set<ChangeLogHead>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Whom the context asks the database for: row security shows and takes what that user may. Nobody sees nothing.</summary>
    public Guid? ActsFor { get; init; }

    /// <summary>Who answers for what this context saves.</summary>
    public Signature? Signature { get; private set; }

    public void SignAs(Signature signature) => Signature = signature;

    /// <summary>Whether a recommendation is also addressed in a draft that the acting user may not see (rules 1 and 8). Asked in queries.</summary>
    public static bool IsSharedBeyondSight(Guid recommendation) => throw new NotSupportedException("The database answers this.");

    /// <summary>What the published texts of an agreement know of typed words, in the order typed.</summary>
    public IQueryable<SearchWord> SearchWords(Guid agreement, string[] typed) => FromExpression(() => SearchWords(agreement, typed));

    /// <summary>A page of what is published in an agreement and holds the words, and how many there are of each kind; a row without a hit when the page has none.</summary>
    public IQueryable<SearchHit> SearchHits(Guid agreement, string wide, string narrow, string? kind, int skip, int take) =>
        FromExpression(() => SearchHits(agreement, wide, narrow, kind, skip, take));

    /// <summary>Saves, and logs what was saved, in one transaction (rule 18).</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        var changes = ChangeRecorder.Record(this);
        if (changes.Count == 0)
        {
            return base.SaveChanges(acceptAllChangesOnSuccess);
        }

        var by = ChangeLogWriter.SignatureFor(this, changes);
        using var own = Database.CurrentTransaction is null ? Database.BeginTransaction() : null;
        var rows = base.SaveChanges(false);
        ChangeLogWriter.Append(this, changes, by);
        own?.Commit();
        if (acceptAllChangesOnSuccess)
        {
            ChangeTracker.AcceptAllChanges();
        }

        return rows;
    }

    /// <summary>Saves, and logs what was saved, in one transaction (rule 18): once, also when the connection is lost on the way.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var changes = ChangeRecorder.Record(this);
        if (changes.Count == 0)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        var save = new LoggedSave(this, changes, ct => base.SaveChangesAsync(false, ct));
        var rows = await (Database.CurrentTransaction is null ? save.AloneAsync(cancellationToken) : save.WithinAsync(cancellationToken));
        if (acceptAllChangesOnSuccess)
        {
            ChangeTracker.AcceptAllChanges();
        }

        return rows;
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("UserClaim");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("UserLogin");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("UserToken");
        builder.HasDbFunction(typeof(HsAvtalDbContext).GetMethod(nameof(IsSharedBeyondSight))!).HasName("is_shared_beyond_sight");
        builder.Entity<SearchWord>().HasNoKey().ToTable((string?)null);
        builder.HasDbFunction(typeof(HsAvtalDbContext).GetMethod(nameof(SearchWords))!).HasName("search_words");
        builder.Entity<SearchHit>().HasNoKey().ToTable((string?)null);
        builder.HasDbFunction(typeof(HsAvtalDbContext).GetMethod(nameof(SearchHits))!).HasName("search_hits");
        builder.ApplyConfigurationsFromAssembly(typeof(HsAvtalDbContext).Assembly);
        Conventions.Apply(builder);
    }
}
