using System.Globalization;

namespace HsAvtal.Web.Hosting;

/// <summary>The product speaks Swedish, whatever the machine or the browser says.</summary>
public static class Culture
{
    public static void UseSwedish()
    {
        var swedish = CultureInfo.GetCultureInfo("sv-SE");
        CultureInfo.DefaultThreadCurrentCulture = swedish;
        CultureInfo.DefaultThreadCurrentUICulture = swedish;
        CultureInfo.CurrentCulture = swedish;
        CultureInfo.CurrentUICulture = swedish;
    }
}
