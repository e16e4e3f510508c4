using HsAvtal.Web.Editing;
using HsAvtal.Web.Features.Accessibility;
using HsAvtal.Web.Features.Account;
using HsAvtal.Web.Features.ActionPlans;
using HsAvtal.Web.Features.Administration;
using HsAvtal.Web.Features.Areas;
using HsAvtal.Web.Features.Audits;
using HsAvtal.Web.Features.Decisions;
using HsAvtal.Web.Features.Files;
using HsAvtal.Web.Features.FollowUp;
using HsAvtal.Web.Features.History;
using HsAvtal.Web.Features.Indicators;
using HsAvtal.Web.Features.Kolada;
using HsAvtal.Web.Features.Overview;
using HsAvtal.Web.Features.Quality;
using HsAvtal.Web.Features.Recommendations;
using HsAvtal.Web.Features.Search;
using HsAvtal.Web.Features.SignIn;
using HsAvtal.Web.Features.ToDo;
using HsAvtal.Web.News;

namespace HsAvtal.Web.Features;

/// <summary>The services of the features, and their addresses that are no pages.</summary>
public static class FeatureSetup
{
    public static void AddFeatures(this IServiceCollection services)
    {
        services.AddSingleton(provider => AccessibilityOptions.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddScoped<AccountService>();
        services.AddScoped<FormDraftService>();
        services.AddScoped<FileService>();
        services.AddScoped<DecisionService>();
        services.AddScoped<HistoryService>();
        services.AddScoped<OverviewService>();
        services.AddScoped<TrendService>();
        services.AddScoped<ToDoService>();
        services.AddScoped<QualityService>();
        services.AddScoped<AreaService>();
        services.AddScoped<AuditService>();
        services.AddScoped<ReportWritingService>();
        services.AddScoped<CorrectionService>();
        services.AddScoped<RecommendationService>();
        services.AddScoped<BoardAnswerService>();
        services.AddScoped<RecommendationActService>();
        services.AddScoped<ActionPlanService>();
        services.AddScoped<PlanWritingService>();
        services.AddScoped<PlannedActionService>();
        services.AddScoped<SearchService>();
        services.AddScoped<KoladaService>();
        services.AddScoped<DeferralService>();
        services.AddScoped<AdministrationService>();
        services.AddScoped<OrganisationAdministrationService>();
        services.AddScoped<UserAdministrationService>();
        services.AddScoped<AgreementAdministrationService>();
        services.AddScoped<IndicatorService>();
        services.AddScoped<CoverageService>();
        services.AddScoped<ValueService>();
        services.AddScoped<CatalogueService>();
        services.AddScoped<SignInProviderService>();
        services.AddScoped<FollowUpService>();
        services.AddScoped<FollowUpWritingService>();
        services.AddScoped<YearService>();
        services.AddScoped<MeetingService>();
        services.AddScoped<CalendarService>();
        services.AddScoped<CalendarAddressReader>();
    }

    public static void MapFeatures(this WebApplication app)
    {
        app.MapFiles();
        app.MapCalendar();
        app.MapNews();
    }
}
