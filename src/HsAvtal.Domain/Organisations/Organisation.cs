namespace HsAvtal.Domain.Organisations;

/// <summary>Region or municipality.</summary>
public enum OrganisationKind
{
    Region,
    Municipality,
}

/// <summary>A region or municipality that is party to an agreement (<em>huvudman</em>).</summary>
public sealed class Organisation : Aggregate
{
    private readonly List<Board> _boards = [];

    private Organisation()
    {
    }

    /// <param name="code">SCB code: two digits for a region, four for a municipality.</param>
    /// <param name="name">Full name, for example "Kristianstads kommun".</param>
    /// <param name="shortName">Name in tables, for example "Kristianstad".</param>
    /// <param name="kind">Region or municipality.</param>
    public Organisation(string code, string name, string shortName, OrganisationKind kind)
    {
        Guard.That(
            code.All(char.IsAsciiDigit) && code.Length == (kind == OrganisationKind.Region ? 2 : 4),
            "SCB-koden ska ha två siffror för en region och fyra för en kommun.",
            nameof(Code));
        Code = code;
        Name = Guard.Text(name, "Namnet", 200, nameof(Name));
        ShortName = Guard.Text(shortName, "Kortnamnet", 50, nameof(ShortName));
        Kind = kind;
    }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string ShortName { get; private set; } = "";

    public OrganisationKind Kind { get; private set; }

    public IReadOnlyList<Board> Boards => _boards;

    public Board AddBoard(string name)
    {
        var board = new Board(Id, name);
        _boards.Add(board);
        return board;
    }
}

/// <summary>The political board responsible at an organisation (<em>nämnd</em>).</summary>
public sealed class Board : Entity
{
    private Board()
    {
    }

    internal Board(Guid organisationId, string name)
    {
        OrganisationId = organisationId;
        Name = Guard.Text(name, "Nämndens namn", 200, nameof(Name));
    }

    public Guid OrganisationId { get; private set; }

    public string Name { get; private set; } = "";
}
