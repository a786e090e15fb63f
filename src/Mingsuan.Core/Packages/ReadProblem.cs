namespace Mingsuan.Core.Packages;

/// <summary>读取问题 (a file is not what it claims to be): where, what was found, what is expected.</summary>
/// <param name="File">文件.</param>
/// <param name="Line">行, 1-based; 0 for the whole file.</param>
/// <param name="Field">字段; empty for the whole line.</param>
/// <param name="Found">读到的.</param>
/// <param name="Expected">应有的, with an example or the nearest right values.</param>
public sealed record ReadProblem(string File, int Line, string Field, string Found, string Expected)
{
    /// <summary>一句话: 文件:行 字段：读到…，应为….</summary>
    public override string ToString()
    {
        var place = Line > 0 ? $"{File} 第{Line}行" : File;
        var field = Field.Length > 0 ? $" {Field}" : "";
        return $"{place}{field}：{Found}；{Expected}";
    }
}
