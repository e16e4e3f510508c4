using HsAvtal.Data.ChangeLog;
using HsAvtal.Web.News;

namespace HsAvtal.Web.Tests.News;

/// <summary>What the desk tells a page that asks, also when the server's clock jumps.</summary>
public sealed class NewsDeskTests
{
    private readonly FixedTime _time = new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
    private readonly NewsDesk _desk;

    public NewsDeskTests() => _desk = new NewsDesk(_time);

    [Fact]
    public void What_was_told_after_the_page_was_read_is_told_again()
    {
        Publish();
        var read = _time.GetUtcNow();
        Publish();

        Told(read).Should().Equal(true);
    }

    [Fact]
    public void A_page_that_is_read_after_the_clock_was_set_back_is_not_told_what_it_shows()
    {
        Publish();
        _time.Now = _time.Now.AddHours(-1);

        Told(_time.GetUtcNow()).Should().BeEmpty();
    }

    [Fact]
    public void A_page_that_was_read_before_the_clock_was_set_back_may_be_old()
    {
        var read = _time.GetUtcNow();
        _time.Now = _time.Now.AddHours(-1);
        Publish();

        Told(read).Should().Equal(false);
    }

    private void Publish() => _desk.Publish(new ChangeNotice(Guid.Empty, Guid.Empty, "Audit", null, null, null));

    /// <returns>For each thing told, whether it is known what.</returns>
    private List<bool> Told(DateTimeOffset since)
    {
        using var queue = _desk.Watch(since, _ => true);
        List<bool> told = [];
        while (queue.Reader.TryRead(out var notice))
        {
            told.Add(notice is not null);
        }

        return told;
    }
}
