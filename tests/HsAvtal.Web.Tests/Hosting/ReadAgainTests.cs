using HsAvtal.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HsAvtal.Web.Tests.Hosting;

/// <summary>What is read is read again when its connection is lost on the way, once, and nothing else is.</summary>
public sealed class ReadAgainTests
{
    private static readonly Exception _lost = new PostgresException("terminating connection", "FATAL", "FATAL", PostgresErrorCodes.AdminShutdown);

    private readonly List<IServiceProvider> _asked = [];

    [Fact]
    public async Task A_page_whose_connection_is_lost_is_made_once_more_with_services_of_its_own()
    {
        await AskAsync("GET", _lost);

        _asked.Should().HaveCount(2).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task It_is_not_made_a_third_time()
    {
        var ask = () => AskAsync("GET", _lost, _lost);

        await ask.Should().ThrowAsync<PostgresException>();
        _asked.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("POST", true)]
    [InlineData("GET", false)]
    public async Task Neither_what_is_posted_nor_another_fault_is_tried_again(string method, bool isLost)
    {
        var ask = () => AskAsync(method, isLost ? _lost : new NpgsqlException("late", new TimeoutException()));

        await ask.Should().ThrowAsync<NpgsqlException>();
        _asked.Should().HaveCount(1);
    }

    private async Task AskAsync(string method, params Exception[] faults)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var app = new ApplicationBuilder(services);
        app.UseReadAgain();
        app.Run(context =>
        {
            _asked.Add(context.RequestServices);
            return _asked.Count <= faults.Length ? throw faults[_asked.Count - 1] : Task.CompletedTask;
        });
        await using var scope = services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Method = method;
        await app.Build()(context);
    }
}
