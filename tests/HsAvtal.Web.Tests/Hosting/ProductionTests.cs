using System.Diagnostics;
using System.Net;
using HsAvtal.Data.Database;
using HsAvtal.Data.Demo;
using HsAvtal.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Npgsql;

namespace HsAvtal.Web.Tests.Hosting;

/// <summary>Where real people work the program starts only when it is safe, and answers only over https.</summary>
public sealed class ProductionTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await ProductTemplates.CreateMigratedAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task It_starts_as_a_role_that_owns_nothing() => (await RefusalAsync(_database.AppConnection)).Should().BeNull();

    [Fact]
    public async Task Demonstration_mode_is_refused() =>
        (await RefusalAsync(_database.AppConnection, ("Demo:Enabled", "true"))).Should().StartWith("Demonstrationsläget är på i produktion");

    [Theory]
    [InlineData("postgres")]
    [InlineData("hsavtal_test_app")]
    [InlineData("ChangeMe1234")]
    [InlineData("kort")]
    public async Task A_default_secret_is_refused(string password) =>
        (await RefusalAsync(new NpgsqlConnectionStringBuilder(_database.AppConnection) { Password = password }.ConnectionString)).Should().StartWith("Databasens lösenord");

    [Fact]
    public async Task A_role_that_owns_the_tables_is_refused() => (await RefusalAsync(_database.OwnerConnection)).Should().Contain("hsavtal_test_owner").And.Contain("äger tabeller");

    [Fact]
    public async Task A_superuser_is_refused() => (await RefusalAsync(_database.SuperConnection)).Should().Contain("är superanvändare");

    [Theory]
    [InlineData("CREATE ROLE {0} LOGIN BYPASSRLS PASSWORD 'test-of-hsavtal'", "BYPASSRLS")]
    [InlineData("CREATE ROLE {0} LOGIN PASSWORD 'test-of-hsavtal'; GRANT hsavtal_test_owner TO {0}", "äger tabeller")]
    public async Task What_the_role_may_become_counts(string sql, string told)
    {
        var role = $"hsavtal_test_{Guid.NewGuid():N}";
        await ExecuteAsync($"{string.Format(sql, role)}; GRANT CONNECT ON DATABASE {_database.Name} TO {role}");
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(_database.AppConnection) { Username = role }.ConnectionString;

            (await RefusalAsync(connection)).Should().Contain(role).And.Contain(told);
        }
        finally
        {
            await ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task The_demonstrations_users_are_refused_since_all_know_their_password()
    {
        await DemoData.LoadAsync(_database.OwnerConnection, ProductTemplates.DemoLoadedAt);

        (await RefusalAsync(_database.AppConnection)).Should().StartWith("Databasen har demonstrationens användare");
    }

    [Fact]
    public async Task Demonstration_data_is_not_loaded_in_production()
    {
        var (code, errors) = await RunAsync("demo");

        code.Should().Be(1);
        errors.Should().Equal("Demodata läses inte in i produktion. Sätt ASPNETCORE_ENVIRONMENT=Demo om det är en demonstration.");
    }

    [Fact]
    public async Task A_refusal_is_one_line_and_an_exit_code()
    {
        var (code, errors) = await RunAsync("--urls", "http://127.0.0.1:0", "--Demo:Enabled=true");

        code.Should().Be(1);
        errors.Should().ContainSingle().Which.Should().StartWith("Demonstrationsläget är på");
    }

    [Fact]
    public async Task A_secret_may_be_a_file()
    {
        var folder = Directory.CreateTempSubdirectory("hsavtal-secrets-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "ConnectionStrings__HsAvtal"), "Host=127.0.0.1;Username=hsavtal_app;Password=kort\n");
            var builder = WebApplication.CreateBuilder([$"--HSAVTAL_SECRETS={folder.FullName}"]);

            builder.AddSecretFiles();

            builder.Configuration.RequireConnectionString().Should().Be("Host=127.0.0.1;Username=hsavtal_app;Password=kort");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Over_plain_http_nothing_but_health_is_answered()
    {
        await using var web = Production();
        using var browser = web.Browse();

        (await browser.GetAsync("/logga-in")).Source.Should().StartWith("HsAvtal nås bara över https.");
        (await browser.GetAsync("/health/live")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Over_https_the_browser_is_told_to_stay_there_and_the_cookies_are_bound_to_the_host()
    {
        await using var web = Production();
        using var client = web.CreateClient(new() { BaseAddress = new Uri("https://avtal.example") });

        using var answer = await client.GetAsync("/logga-in");

        answer.Headers.GetValues("Strict-Transport-Security").Should().Equal("max-age=31536000; includeSubDomains");
        answer.Headers.GetValues("Set-Cookie").Should().OnlyContain(c => c.StartsWith("__Host-hsavtal", StringComparison.Ordinal) && c.Contains("; secure", StringComparison.Ordinal) && c.Contains("; httponly", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("10.1.2.3", "10.1.0.0/16", HttpStatusCode.OK)]
    [InlineData("::ffff:10.1.2.3", "10.1.2.3", HttpStatusCode.OK)]
    [InlineData("10.2.0.1", "10.1.0.0/16", HttpStatusCode.Forbidden)]
    [InlineData("10.1.2.3", "", HttpStatusCode.Forbidden)]
    public async Task Only_a_named_proxy_is_taken_at_its_word(string from, string named, HttpStatusCode status)
    {
        await using var web = Production(("Proxy:Addresses", named));

        var context = await web.Server.SendAsync(request =>
        {
            request.Request.Path = "/logga-in";
            request.Request.Host = new HostString("avtal.example");
            request.Request.Headers["X-Forwarded-Proto"] = "https";
            request.Request.Headers["X-Forwarded-For"] = "192.0.2.7";
            request.Connection.RemoteIpAddress = IPAddress.Parse(from);
        });

        context.Response.StatusCode.Should().Be((int)status);
    }

    [Fact]
    public async Task A_cookie_from_one_instance_is_good_on_another()
    {
        await DemoData.LoadAsync(_database.OwnerConnection, ProductTemplates.DemoLoadedAt);
        await using var one = new WebApp(_database.AppConnection) { OwnKeys = false };
        await using var other = new WebApp(_database.AppConnection) { OwnKeys = false };
        using var first = one.CreateClient(new() { HandleCookies = false, AllowAutoRedirect = false });
        using var second = other.CreateClient(new() { HandleCookies = false, AllowAutoRedirect = false });
        using var browser = new Browser(first);
        using var asked = await first.GetAsync("/logga-in");
        var formCookie = asked.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await asked.Content.ReadAsStringAsync());
        var token = document.QuerySelector("form[action='/konto/demo'] [name=__RequestVerificationToken]")!.GetAttribute("value")!;

        // The form is drawn by one, posted to the other, and the page after it read from the first.
        using var post = new HttpRequestMessage(HttpMethod.Post, "/konto/demo") { Content = new FormUrlEncodedContent([KeyValuePair.Create("anvandarnamn", DemoUsers.All[0].UserName), KeyValuePair.Create("__RequestVerificationToken", token)]) };
        post.Headers.Add("Cookie", formCookie);
        using var signedIn = await second.SendAsync(post);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("hsavtal=", StringComparison.Ordinal)).Split(';')[0];
        using var get = new HttpRequestMessage(HttpMethod.Get, "/");
        get.Headers.Add("Cookie", cookie);
        using var page = await first.SendAsync(get);

        page.StatusCode.Should().Be(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync()).Should().Contain(DemoUsers.All[0].DisplayName);
    }

    private WebApp Production(params (string Name, string Value)[] settings) => new(_database.AppConnection, demo: false)
    {
        Environment = "Production",
        OwnKeys = false,
        Settings = settings.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal),
    };

    private static Task<string?> RefusalAsync(string connection, params (string Name, string Value)[] settings) =>
        StartUp.RefusalAsync(WebApplication.CreateBuilder(["--environment=Production", $"--ConnectionStrings:HsAvtal={connection}", .. settings.Select(s => $"--{s.Name}={s.Value}")]));

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_database.SuperConnection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The program as a process of its own, in production.</summary>
    private async Task<(int Code, IReadOnlyList<string> Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ConnectionStrings__HsAvtal"] = _database.AppConnection;
        start.Environment["ConnectionStrings__HsAvtalOwner"] = _database.OwnerConnection;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
