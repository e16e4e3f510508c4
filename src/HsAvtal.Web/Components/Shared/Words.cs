using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Expectations;
using HsAvtal.Domain.FollowUp;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Organisations;
using HsAvtal.Domain.Recommendations;

namespace HsAvtal.Web.Components.Shared;

/// <summary>The Swedish words of the glossary, in one place.</summary>
public static class Words
{
    private static readonly Dictionary<string, Type> _domain =
        typeof(Domain.Entity).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsNested: false, IsPublic: true }).ToDictionary(t => t.Name, StringComparer.Ordinal);

    public static string Of(Role role) => role switch
    {
        Role.BoardMember => "Nämnd",
        Role.Auditor => "Revisor",
        Role.Officer => "Förvaltning",
        Role.Coordinator => "Samverkan",
        Role.Administrator => "Administratör",
    };

    public static string Of(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Region => "Regionen",
        OrganisationKind.Municipality => "Kommun",
    };

    public static string Of(AgreementVersionState state) => state switch
    {
        AgreementVersionState.Proposed => "Föreslagen",
        AgreementVersionState.InForce => "Gäller",
        AgreementVersionState.Replaced => "Ersatt",
    };

    public static string Of(Perspective perspective) => perspective switch
    {
        Perspective.GoalAttainment => "Måluppfyllelse",
        Perspective.Patients => "Patient och brukare",
        Perspective.Relatives => "Anhörig och närstående",
        Perspective.Staff => "Verksamhet och medarbetare",
        Perspective.Economy => "Ekonomi",
    };

    public static string Of(IndicatorDirection direction) => direction switch
    {
        IndicatorDirection.HigherIsBetter => "Högre är bättre",
        IndicatorDirection.LowerIsBetter => "Lägre är bättre",
    };

    public static string Of(IndicatorSource source) => source switch
    {
        IndicatorSource.Kolada => "Hämtas från Kolada",
        IndicatorSource.OwnRegistration => "Egen registrering",
        IndicatorSource.Computed => "Beräknad",
    };

    public static string Of(PeriodKind kind) => kind switch
    {
        PeriodKind.Year => "Årsvis",
        PeriodKind.HalfYear => "Halvårsvis",
        PeriodKind.Month => "Månadsvis",
    };

    public static string Of(Gender gender) => gender switch
    {
        Gender.Total => "Totalt",
        Gender.Women => "Kvinnor",
        Gender.Men => "Män",
    };

    public static string Of(Formula formula) => formula switch
    {
        Formula.PerThousand => "Per 1 000 invånare",
        Formula.Share => "Andel i procent",
        Formula.Average => "Genomsnitt",
    };

    /// <summary>Why a value is missing (rule 16).</summary>
    public static string Of(MissingReason reason) => reason switch
    {
        MissingReason.Confidential => "Sekretess",
        MissingReason.NotReported => "Bortfall",
        MissingReason.NotApplicable => "Ej tillämplig",
        MissingReason.TakenBack => "Borttagen av källan",
        MissingReason.Unexplained => "Saknas utan angivet skäl",
    };

    public static string Of(ValueOrigin origin) => origin switch
    {
        ValueOrigin.Kolada => "Hämtad från Kolada",
        ValueOrigin.Typed => "Inskriven",
        ValueOrigin.File => "Från fil",
        ValueOrigin.Computed => "Beräknad",
    };

    public static string Of(KoladaRunState state) => state switch
    {
        KoladaRunState.Running => "Pågår",
        KoladaRunState.Finished => "Klar",
        KoladaRunState.Failed => "Misslyckades",
        KoladaRunState.Cancelled => "Avbruten",
    };

    public static string Of(AuditKind kind) => kind switch
    {
        AuditKind.Indepth => "Fördjupad granskning",
        AuditKind.FollowUp => "Uppföljande granskning",
    };

    /// <summary>"Dokument: nämndens protokoll. Intervju: MAS."; the kinds that are left out are not told.</summary>
    public static string Of(ObservationSources sources)
    {
        var told = new[] { ("Dokument", sources.Document), ("Intervju", sources.Interview), ("Siffra", sources.Figure) }
            .Where(s => s.Item2 is not null).Select(s => $"{s.Item1}: {s.Item2}").ToList();
        return told.Count == 0 ? "Källa: inte angiven" : string.Join(" · ", told);
    }

    public static string Of(ReportState state) => state switch
    {
        ReportState.Draft => "Utkast",
        ReportState.HandedOver => "Överlämnad",
    };

    public static string Of(RecommendationState state) => state switch
    {
        RecommendationState.Draft => "Utkast",
        RecommendationState.Issued => "Lämnad",
        RecommendationState.Answered => "Besvarad",
        RecommendationState.InProgress => "Åtgärdas",
        RecommendationState.ReportedCompleted => "Rapporterad genomförd",
        RecommendationState.ConfirmedCompleted => "Bekräftad genomförd",
        RecommendationState.ClosedWithAcceptedRisk => "Avslutad med accepterad risk",
        RecommendationState.Superseded => "Ersatt av ny rekommendation",
        RecommendationState.Obsolete => "Inaktuell",
    };

    public static string Of(FollowUpOutcome outcome) => outcome switch
    {
        FollowUpOutcome.Implemented => "Genomförd",
        FollowUpOutcome.Remains => "Kvarstår",
        FollowUpOutcome.Repeated => "Upprepad",
        FollowUpOutcome.Split => "Delad",
        FollowUpOutcome.Merged => "Sammanförd",
        FollowUpOutcome.Obsolete => "Inaktuell",
    };

    public static string Of(LineageKind kind) => kind switch
    {
        LineageKind.Repeated => "Upprepad",
        LineageKind.Split => "Delad",
        LineageKind.Merged => "Sammanförd",
    };

    public static string Of(ResponsePosition position) => position switch
    {
        ResponsePosition.Accepted => "Godtas",
        ResponsePosition.PartlyAccepted => "Godtas delvis",
        ResponsePosition.NotAccepted => "Godtas inte",
    };

    public static string Of(ActionStatus status) => status switch
    {
        ActionStatus.NotStarted => "Ej påbörjad",
        ActionStatus.InProgress => "Pågår",
        ActionStatus.Hindered => "Hindrad",
        ActionStatus.Completed => "Klar",
    };

    public static string Of(DueBucket bucket) => bucket switch
    {
        DueBucket.Overdue => "Försenad",
        DueBucket.Within30Days => "Inom 30 dagar",
        DueBucket.Within90Days => "Inom 90 dagar",
        DueBucket.Later => "Senare",
        DueBucket.NoDate => "Utan datum",
        DueBucket.Done => "Klar",
    };

    public static string Of(ActionPlanKind kind) => kind switch
    {
        ActionPlanKind.AuditResponse => "Svar på granskning",
        ActionPlanKind.Implementation => "Genomförandeplan",
    };

    public static string Of(ActionPlanState state) => state switch
    {
        ActionPlanState.Draft => "Utkast",
        ActionPlanState.Adopted => "Antagen",
    };

    public static string Of(CommitmentParty party) => party switch
    {
        CommitmentParty.Region => "Regionen",
        CommitmentParty.Municipality => "Kommunen",
        CommitmentParty.Joint => "Gemensamt",
    };

    public static string Of(DecisionKind kind) => kind switch
    {
        DecisionKind.Measures => "Beslut om åtgärder",
        DecisionKind.ReportReceived => "Återrapportering mottagen",
        DecisionKind.DecidedOnReport => "Beslut utifrån återrapportering",
        DecisionKind.RemainingNeeds => "Kvarstående behov utrett",
        DecisionKind.Response => "Yttrande",
        DecisionKind.PlanAdopted => "Åtgärdsplan antagen",
        DecisionKind.RiskAccepted => "Risk accepterad",
        DecisionKind.TargetsSet => "Målnivåer för indikatorer",
    };

    public static string Of(FollowUpFrequency frequency) => frequency switch
    {
        FollowUpFrequency.Monthly => "Varje månad",
        FollowUpFrequency.Quarterly => "Varje kvartal",
        FollowUpFrequency.HalfYearly => "Varje halvår",
        FollowUpFrequency.Yearly => "En gång om året",
    };

    public static string Of(OccasionState state) => state switch
    {
        OccasionState.Planned => "Planerad",
        OccasionState.Missed => "Missad",
        OccasionState.Done => "Gjord",
        OccasionState.DoneLate => "Gjord för sent",
    };

    public static string Of(YearEventKind kind) => kind switch
    {
        YearEventKind.FollowUp => "Uppföljning",
        YearEventKind.Meeting => "Sammanträde",
        YearEventKind.Decision => "Nämndbeslut",
        YearEventKind.Report => "Rapport överlämnad",
        YearEventKind.AnswerDue => "Sista dag för yttrande",
        YearEventKind.ActionDue => "Åtgärds slutdatum",
    };

    public static string Of(GradeMove move) => move switch
    {
        GradeMove.Better => "Bättre",
        GradeMove.Worse => "Sämre",
        GradeMove.Same => "Oförändrad",
        GradeMove.First => "Första bedömningen",
        GradeMove.NotAssessed => "Ej bedömd",
    };

    public static string Of(GradeScalePurpose purpose) => purpose switch
    {
        GradeScalePurpose.Compliance => "Efterlevnad",
        GradeScalePurpose.Measures => "Åtgärder",
    };

    /// <summary>The heading over what is expected.</summary>
    public static string Of(ExpectationKind kind) => kind switch
    {
        ExpectationKind.Answer => "Rapporter att yttra sig över",
        ExpectationKind.AdoptPlan => "Planer att ta ställning till",
        ExpectationKind.DecideOnReport => "Återrapporteringar att besluta utifrån",
        ExpectationKind.DeferredAgain => "Åtgärder som flyttats flera gånger",
        ExpectationKind.StalePlan => "Planer som inte har följts upp i tid",
        ExpectationKind.ActionDue => "Åtgärder som är försenade eller ska vara klara inom 30 dagar",
        ExpectationKind.FollowUp => "Uppföljningar som är missade eller ska göras inom 30 dagar",
        ExpectationKind.ReviewPlan => "Planer att uppdatera",
        ExpectationKind.ReportCompleted => "Rekommendationer där alla åtgärder är klara",
        ExpectationKind.SetDueDate => "Åtgärder utan slutdatum",
        ExpectationKind.FinishPlan => "Planer under arbete",
        ExpectationKind.FinishReport => "Rapporter under arbete",
        ExpectationKind.Confirm => "Rapporterade genomförda, väntar på din bekräftelse",
        ExpectationKind.AnswerOverdue => "Yttranden som inte har kommit i tid",
    };

    /// <summary>The question of the decision chain.</summary>
    public static string Question(DecisionKind kind) => kind switch
    {
        DecisionKind.Measures => "Har nämnden beslutat om åtgärder?",
        DecisionKind.ReportReceived => "Har nämnden fått återrapportering?",
        DecisionKind.DecidedOnReport => "Har nämnden beslutat utifrån återrapporteringen?",
        DecisionKind.RemainingNeeds => "Är kvarstående behov utrett?",
        _ => Of(kind),
    };

    /// <summary>How a grade has changed since the round before: "bättre än 2022"; a rank of 1 is the best.</summary>
    public static string Change(int rank, int? rankBefore, int? yearBefore) => GradeMoves.Of(rank, rankBefore) switch
    {
        GradeMove.Better => $"bättre än {yearBefore}",
        GradeMove.Worse => $"sämre än {yearBefore}",
        GradeMove.Same => $"oförändrad sedan {yearBefore}",
        var other => Of(other).ToLowerInvariant(),
    };

    /// <summary>The word of an enum value as the database stores it; other text comes back as it is.</summary>
    public static string OfStored(string value)
    {
        if (IsName(value, out ActionStatus status))
        {
            return Of(status);
        }

        if (IsName(value, out RecommendationState state))
        {
            return Of(state);
        }

        if (IsName(value, out ReportState report))
        {
            return Of(report);
        }

        if (IsName(value, out FollowUpFrequency frequency))
        {
            return Of(frequency);
        }

        if (IsName(value, out Perspective perspective))
        {
            return Of(perspective);
        }

        return IsName(value, out FollowUpOutcome outcome) ? Of(outcome) : value;
    }

    /// <summary>The word of an enum value as the change log has it; other text comes back as it is.</summary>
    /// <param name="entity">The class that has the property.</param>
    /// <param name="property">The property.</param>
    /// <param name="value">The value's name.</param>
    public static string OfStored(string entity, string property, string value)
    {
        var type = _domain.GetValueOrDefault(entity)?.GetProperty(property)?.PropertyType;
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        return type is { IsEnum: true } && Enum.TryParse(type, value, out var named) && Enum.IsDefined(type, named) ? OfEnum(named) : value;
    }

    /// <summary>Bytes as people read them: "12 kB", "3,4 MB".</summary>
    public static string Size(int bytes) => bytes switch
    {
        < 1000 => $"{bytes} byte",
        < 1_000_000 => $"{bytes / 1000.0:N0} kB",
        _ => $"{bytes / 1_000_000.0:N1} MB",
    };

    /// <summary>"1 åtgärd", "2 åtgärder".</summary>
    public static string Count(int number, string one, string many) => $"{number:N0} {(number == 1 ? one : many)}";

    private static string OfEnum(object value) => value switch
    {
        Role role => Of(role),
        Perspective perspective => Of(perspective),
        FollowUpFrequency frequency => Of(frequency),
        AuditKind kind => Of(kind),
        ReportState state => Of(state),
        RecommendationState state => Of(state),
        FollowUpOutcome outcome => Of(outcome),
        LineageKind kind => Of(kind),
        ResponsePosition position => Of(position),
        ActionStatus status => Of(status),
        ActionPlanKind kind => Of(kind),
        ActionPlanState state => Of(state),
        CommitmentParty party => Of(party),
        DecisionKind kind => Of(kind),
        GradeScalePurpose purpose => Of(purpose),
        OrganisationKind.Region => "Region",
        OrganisationKind.Municipality => "Kommun",
        IndicatorDirection.HigherIsBetter => "Högre är bättre",
        IndicatorDirection.LowerIsBetter => "Lägre är bättre",
        AgreementVersionState.Proposed => "Föreslagen",
        AgreementVersionState.InForce => "Gäller",
        AgreementVersionState.Replaced => "Ersatt",
        // A value without words is left out: nobody reads English.
        _ => "",
    };

    /// <summary>Only the name itself: a number that somebody typed is no value.</summary>
    private static bool IsName<T>(string text, out T value)
        where T : struct, Enum => Enum.TryParse(text, out value) && Enum.GetName(value) == text;
}
