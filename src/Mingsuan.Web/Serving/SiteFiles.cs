using System.Security.Cryptography;

namespace Mingsuan.Web.Serving;

/// <summary>站点文件 (style sheet, scripts): addressed by digest, so that browsers may keep them.</summary>
public sealed class SiteFiles
{
    private readonly Dictionary<string, string> addresses;

    /// <summary>由文件夹读出.</summary>
    public SiteFiles(string folder)
    {
        Folder = folder;
        addresses = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), Digest, StringComparer.Ordinal);
    }

    /// <summary>程序旁的 wwwroot.</summary>
    public static string Beside => Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>所在文件夹.</summary>
    public string Folder { get; }

    /// <summary>网址, such as /site.css?v=1a2b3c4d.</summary>
    public string this[string name] => $"/{name}?v={addresses[name]}";

    private static string Digest(string file) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))[..8];
}
