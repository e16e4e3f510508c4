using HsAvtal.Data.Demo;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Organisations;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HsAvtal.GeneratedData;

/// <summary>All agreements of a shape, one at a time and always in the same order.</summary>
internal sealed class Country
{
    /// <summary>The demonstration's agreement, where its users have their roles.</summary>
    private const string DemoRegion = "12";

    private readonly Shape _shape;
    private readonly IModel _model;
    private readonly Ids _ids = new();
    private readonly Random _chance;
    private readonly Accounts _accounts = new();
    private readonly List<(Agreement Agreement, List<Party> Parties, Signature By)> _agreements = [];
    private readonly List<RoleAssignment> _assignments = [];

    public Country(Shape shape, IModel model)
    {
        _shape = shape;
        _model = model;
#pragma warning disable S2245 // It is to be the same every time.
        _chance = new Random(shape.Seed);
#pragma warning restore S2245
        var number = 0;
        foreach (var (code, count) in shape.Municipalities)
        {
            _agreements.Add(Found(code, count, ref number));
        }

        AddUsers();
    }

    /// <summary>The accounts, which belong to no agreement and are to be there before the roles.</summary>
    public Books Accounts()
    {
        var books = new Books(_model, _ids, Guid.Empty);
        books.Save(Actor.System.Sign(Start), _accounts.All);
        return books;
    }

    public IEnumerable<Books> Agreements()
    {
        var whole = _agreements.Sum(a => a.Parties.Sum(p => p.Size));
        foreach (var (agreement, parties, by) in _agreements)
        {
            var books = new Books(_model, _ids, agreement.Id);
            books.Save(by, parties.Select(p => p.Organisation));
            books.Save(by, agreement);
            var organisations = parties.Select(p => p.Organisation.Id).ToHashSet();
            books.Save(by, _assignments.Where(a => organisations.Contains(a.OrganisationId)));
            new AgreementStory(_shape, books, agreement, parties, whole, _chance).Tell();
            yield return books;
        }
    }

    private DateTimeOffset Start => new(_shape.Today.Year - 10, 1, 10, 8, 0, 0, TimeSpan.Zero);

    private (Agreement, List<Party>, Signature) Found(string code, int count, ref int number)
    {
        var by = Actor.System.Sign(Start);
        var region = new Organisation(code, $"Region {Words.Place(number + 200)}", $"Region {Words.Place(number + 200)}", OrganisationKind.Region, by);
        var agreement = GeneratedAgreement.Create(region.ShortName, by);
        region.AddBoard("Hälso- och sjukvårdsnämnden", by);
        agreement.AddParty(region, null, by);
        var subregions = Enumerable.Range(1, Math.Max(1, count / 8)).Select(n => agreement.AddSubregion($"Delregion {n}", by)).ToList();
        var parties = new List<Party> { new(region, 2, _chance) };
        for (var n = 0; n < count; n++)
        {
            var name = Words.Place(number++);
            var municipality = new Organisation(MunicipalityCode(code, n), $"{name}s kommun", name, OrganisationKind.Municipality, by);
            // Few are large: the largest some thirty times the smallest.
            var size = Math.Exp(0.8 * Normal());
            var boards = size switch { > 2.2 => 3, > 1.3 => 2, _ => 1 };
            foreach (var board in (string[])[.. ((string[])["Omsorgsnämnden", "Funktionsstödsnämnden", "Äldrenämnden"]).Take(boards)])
            {
                municipality.AddBoard(board, by);
            }

            agreement.AddParty(municipality, subregions[n % subregions.Count].Id, by);
            parties.Add(new Party(municipality, size, _chance));
        }

        return (agreement, parties, by);
    }

    /// <summary>Four digits, the region's first; 90 is the first municipality's, as in the demonstration. More than a region has begin as none does.</summary>
    private static string MunicipalityCode(string region, int number) => number <= 90 ? $"{region}{90 - number:00}" : $"{3000 + number}";

    private void AddUsers()
    {
        var parties = _agreements.SelectMany(a => a.Parties).ToList();
        var whole = parties.Sum(p => p.Size);
        foreach (var party in parties)
        {
            // At least one of each role, and one in twenty has none of its own yet.
            var count = Math.Max(5, (int)Math.Round(_shape.Users * party.Size / whole));
            for (var number = 0; number < count; number++)
            {
                var (account, role) = _accounts.New(party.Organisation.Code, party.Organisation.ShortName, number);
                party.Add(role, account);
                _assignments.Add(new RoleAssignment(account.Id, role, party.Organisation.Id));
            }
        }

        var home = _agreements.First(a => a.Parties[0].Organisation.Code == DemoRegion).Parties;
        foreach (var user in DemoUsers.All)
        {
            var party = home.First(p => p.Organisation.Code == user.OrganisationCode);
            party.Add(user.Role, _accounts.Demo(user));
            _assignments.Add(new RoleAssignment(user.Id, user.Role, party.Organisation.Id));
        }
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _chance.NextDouble())) * Math.Cos(2 * Math.PI * _chance.NextDouble());
}
