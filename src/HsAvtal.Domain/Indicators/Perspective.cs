namespace HsAvtal.Domain.Indicators;

/// <summary>The five that the agreement's follow-up must cover at least.</summary>
public enum Perspective
{
    /// <summary>Måluppfyllelse.</summary>
    GoalAttainment,

    /// <summary>Patient och brukare.</summary>
    Patients,

    /// <summary>Anhörig och närstående.</summary>
    Relatives,

    /// <summary>Verksamhet och medarbetare.</summary>
    Staff,

    /// <summary>Ekonomi.</summary>
    Economy,
}
