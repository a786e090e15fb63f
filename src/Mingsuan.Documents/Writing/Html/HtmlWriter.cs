using Mingsuan.Core.Compilation;

namespace Mingsuan.Documents.Writing.Html;

/// <summary>网页 (one self-contained accessible page).</summary>
public static class HtmlWriter
{
    /// <summary>写.</summary>
    public static void Write(CompiledBook compiled, Stream output)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        output.Write("<!doctype html>"u8);
    }
}
