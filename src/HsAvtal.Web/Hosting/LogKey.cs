using System.Security.Cryptography;
using HsAvtal.Data.Database;

namespace HsAvtal.Web.Hosting;

/// <summary>
/// The key that signs where the change log stands: ECDSA P-256, from the environment (<c>ChangeLog__SigningKey</c>: PKCS#8 in
/// Base64) or a file (<c>ChangeLog__SigningKeyFile</c>: PEM). Never in the database or the repository.
/// </summary>
public static class LogKey
{
    /// <returns>Null when none is configured: then heads are printed unsigned.</returns>
    /// <exception cref="DatabaseSetupException">What is configured is no key; the message says how to mend it.</exception>
    public static ECDsa? Read(IConfiguration configuration)
    {
        var (text, file) = (configuration["ChangeLog:SigningKey"], configuration["ChangeLog:SigningKeyFile"]);
        if (string.IsNullOrEmpty(text) && string.IsNullOrEmpty(file))
        {
            return null;
        }

        return string.IsNullOrEmpty(text) ? ReadFile(file!) : Import(key => key.ImportPkcs8PrivateKey(Convert.FromBase64String(text), out _), "ChangeLog__SigningKey");
    }

    /// <summary>A private key, or a public one to verify with, in PEM.</summary>
    public static ECDsa ReadFile(string file) => Import(key => key.ImportFromPem(File.ReadAllText(file)), file);

    /// <summary>Makes a key for its owner's eyes only; one that is there is left alone.</summary>
    public static async Task MakeAsync(string file)
    {
        if (File.Exists(file))
        {
            return;
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var stream = new FileStream(file, options);
        await using var writer = new StreamWriter(stream);
        await writer.WriteLineAsync(key.ExportPkcs8PrivateKeyPem());
    }

    private static ECDsa Import(Action<ECDsa> import, string from)
    {
        var key = ECDsa.Create();
        try
        {
            import(key);
            return key.KeySize == 256 ? key : throw new CryptographicException("Another curve.");
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or FormatException or IOException or UnauthorizedAccessException)
        {
            key.Dispose();
            throw new DatabaseSetupException($"Nyckeln i {from} går inte att läsa. Den ska vara en ECDSA-nyckel på kurvan P-256; se README.", e);
        }
    }
}
