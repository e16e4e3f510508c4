using HsAvtal.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Account;

/// <summary>A fault or a refusal in Swedish, with an id to quote.</summary>
public sealed partial class ErrorPage
{
    private string _title = "";
    private string _text = "";
    private string _id = "";

    [Parameter]
    public int Status { get; set; }

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    protected override void OnParametersSet()
    {
        // A refusal thrown from a service comes here as a fault; its status says that it is a refusal.
        Status = Http?.Response.StatusCode is (StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound) and var refusal ? refusal : Status;
        (_title, _text) = Status switch
        {
            403 => ("Du har inte behörighet", "Sidan finns, men din roll ger inte rätt till den. Vänd dig till systemets administratör om du behöver den i ditt uppdrag."),
            400 => ("Begäran kunde inte läsas", "Gå tillbaka, ladda om sidan och försök igen."),
            429 => ("För många försök", "Vänta några minuter och försök igen. Hjälper inte det, vänd dig till systemets administratör."),
            >= 500 => ("Något gick fel", "Sidan kunde inte visas. Inget har sparats till hälften. Försök igen om en stund."),
            _ => ("Det gick inte", "Begäran kunde inte genomföras."),
        };
        _id = Http is null ? "" : CorrelationId.Of(Http);
    }
}
