using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Mingsuan.Web.Shelf;

/// <summary>文件夹的版本: a digest of every file's name, time and size; a renamed file changes it too.</summary>
public readonly record struct FolderStamp(string Digest)
{
    /// <summary>读出.</summary>
    public static FolderStamp Of(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*",
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .OrderBy(f => f.FullName, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"{Path.GetRelativePath(folder, file.FullName)}\n{file.LastWriteTimeUtc.Ticks}\n{file.Length}\n")));
        }
        return new FolderStamp(Convert.ToHexStringLower(hash.GetHashAndReset())[..16]);
    }

    /// <inheritdoc/>
    public override string ToString() => Digest;
}
