namespace HsAvtal.Benchmarks;

/// <summary>A figure that was asked for, and what was measured.</summary>
internal sealed record Figure(string What, string Wanted, string Measured, string Note)
{
    private static bool _isBegun;

    /// <summary>Prints it as a row of a table, as soon as it is measured, so that what comes after takes nothing away; and adds it to that of the whole of ./bench.</summary>
    public void Show()
    {
        var row = $"| {What} | {Wanted} | {Measured} | {Note} |";
        if (!_isBegun)
        {
            Console.WriteLine("\n| Vad | Mål | Uppmätt | Anmärkning |\n|---|---|---|---|");
            _isBegun = true;
        }

        Console.WriteLine(row);
        if (Environment.GetEnvironmentVariable("HSAVTAL_BENCH_TABLE") is { Length: > 0 } table)
        {
            File.AppendAllText(table, row + Environment.NewLine);
        }
    }
}
