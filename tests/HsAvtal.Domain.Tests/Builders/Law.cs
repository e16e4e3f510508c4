using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace HsAvtal.Domain.Tests.Builders;

/// <summary>A rule that holds for every input. A broken one throws with the smallest input found and the seed to replay it.</summary>
internal static class Law
{
    public static void CheckForAll<T>(Gen<T> inputs, Action<T> holds) =>
        Prop.ForAll(Arb.From(inputs), holds).QuickCheckThrowOnFailure();

    /// <summary>For sequences, so that a failing one shrinks to the few items that matter.</summary>
    /// <param name="items">What a sequence is made of.</param>
    /// <param name="holds">The law.</param>
    /// <param name="seed">For a test of what the sequences reach, which must not depend on luck; null is new ones every time.</param>
    public static void CheckForAllSequences<T>(Gen<T> items, Action<T[]> holds, ulong? seed = null)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(60);
        config = seed is { } fixedSeed ? config.WithReplay(new Replay(new Rnd(fixedSeed), FSharpOption<int>.None)) : config;
        Prop.ForAll(Arb.Array(Arb.From(items)), holds).Check(config);
    }

    /// <summary>Days around the years that the product lives in.</summary>
    public static Gen<DateOnly> Days { get; } =
        Gen.Choose(new DateOnly(2016, 1, 1).DayNumber, new DateOnly(2035, 12, 31).DayNumber).Select(DateOnly.FromDayNumber);
}
