using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

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

    /// <summary>Swedish letters are written as they are, not as codes.</summary>
    public static void AddSwedish(this IServiceCollection services) => services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
}
