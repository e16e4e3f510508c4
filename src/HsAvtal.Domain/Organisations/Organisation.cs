using HsAvtal.Domain.Expectations;

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
    /// <param name="by">Who adds it.</param>
    public Organisation(string? code, string? name, string? shortName, OrganisationKind kind, Signature by)
    {
        var typed = code?.Trim() ?? "";
        Guard.That(
            typed.All(char.IsAsciiDigit) && typed.Length == (kind == OrganisationKind.Region ? 2 : 4),
            "SCB-koden ska ha två siffror för en region och fyra för en kommun.",
            nameof(Code));
        Code = typed;
        Kind = kind;
        Rename(name, shortName, by);
    }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string ShortName { get; private set; } = "";

    public OrganisationKind Kind { get; private set; }

    public IReadOnlyList<Board> Boards => _boards;

    public void Rename(string? name, string? shortName, Signature by)
    {
        var (full, inTables) = (Guard.Text(name, "Namnet", 200, nameof(Name)), Guard.Text(shortName, "Kortnamnet", 50, nameof(ShortName)));
        (Name, ShortName) = (full, inTables);
        Touch(by);
    }

    public Board AddBoard(string? name, Signature by)
    {
        DemandFreeName(name, except: null);
        var board = new Board(Id, name);
        _boards.Add(board);
        Touch(by);
        return board;
    }

    public void RenameBoard(Guid boardId, string? name, Signature by)
    {
        var board = Find(boardId);
        DemandFreeName(name, board);
        board.Rename(name);
        Touch(by);
    }

    /// <summary>Rule 17: the board is no longer responsible; what it has answered and decided stays. Refused while it has something to answer for.</summary>
    /// <param name="boardId">The board.</param>
    /// <param name="reason">Why, for the record.</param>
    /// <param name="openRecommendations">How many handed-over recommendations it has not brought to an end.</param>
    /// <param name="by">Who withdraws it.</param>
    public void WithdrawBoard(Guid boardId, string? reason, int openRecommendations, Signature by)
    {
        var board = Find(boardId);
        Guard.That(
            openRecommendations == 0,
            $"Nämnden har {Swedish.Count(openRecommendations, "öppen rekommendation", "öppna rekommendationer")} att svara för och kan inte makuleras förrän de är avslutade.");
        board.Withdraw(reason, by);
        Touch(by);
    }

    private Board Find(Guid boardId) =>
        _boards.Find(b => b.Id == boardId && !b.IsWithdrawn) ?? throw new DomainException("Nämnden finns inte längre.");

    private void DemandFreeName(string? name, Board? except) => Guard.That(
        !_boards.Exists(b => b != except && !b.IsWithdrawn && string.Equals(b.Name, name?.Trim(), StringComparison.OrdinalIgnoreCase)),
        $"{Name} har redan en nämnd som heter {name?.Trim()}.",
        nameof(Board.Name));
}

/// <summary>The political board responsible at an organisation (<em>nämnd</em>).</summary>
public sealed class Board : Entity
{
    private Board()
    {
    }

    internal Board(Guid organisationId, string? name)
    {
        OrganisationId = organisationId;
        Rename(name);
    }

    public Guid OrganisationId { get; private set; }

    public string Name { get; private set; } = "";

    internal void Rename(string? name) => Name = Guard.Text(name, "Nämndens namn", 200, nameof(Name));

    internal void Withdraw(string? reason, Signature by) => MarkWithdrawn(reason, by);
}
