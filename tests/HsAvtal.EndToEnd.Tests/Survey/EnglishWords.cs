using System.Text.RegularExpressions;

namespace HsAvtal.EndToEnd.Tests.Survey;

/// <summary>Finds what slipped through in English: common words that are no Swedish ones, and the names that the code uses.</summary>
public static partial class EnglishWords
{
    /// <summary>All that a page says: its title, its text, also the folded, and what only a screen reader or a pointer gets.</summary>
    public const string EverythingSaid =
        """
        () => {
          const said = [document.title, document.body.innerText];
          for (const e of document.querySelectorAll('[title],[aria-label],[placeholder],[alt]'))
            said.push(e.title, e.getAttribute('aria-label'), e.getAttribute('placeholder'), e.getAttribute('alt'));
          for (const e of document.querySelectorAll('option, details, .visually-hidden, caption, legend')) said.push(e.textContent);
          return said.filter(Boolean).join('\n');
        }
        """;

    public static IEnumerable<string> In(string text) => Words().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(
        """
        \b(the|and|of|with|from|this|that|are|was|you|your|please|save|submit|cancel|delete|edit|close|open|loading|search|sort|next|previous|
        page|home|back|sign\ in|sign\ out|log\ in|logout|password|user|error|warning|not\ found|forbidden|unknown|required|invalid|missing|
        overview|report|draft|issued|answered|superseded|obsolete|completed|overdue|hindered|deferred|recommendation|assessment|audit|auditor|
        officer|coordinator|board|commitment|deferral|area|areas|grade|true|false|null|undefined|NaN|
        NotStarted|InProgress|HandedOver|ReportedCompleted|ConfirmedCompleted|ClosedWithAcceptedRisk|FollowUp|Indepth|Within30Days|Within90Days|
        NoDate|AuditResponse|BoardMember|January|February|March|May|June|July|October|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        5000)]
    private static partial Regex Words();
}
