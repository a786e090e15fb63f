namespace Mingsuan.Core.Dimensions;

/// <summary>曾用名 (names the functional classification gave its classes before).</summary>
/// <remarks>Source: 政府收支分类科目 2014 to 2019, beside the edition in force.</remarks>
public static class FormerNames
{
    /// <summary>现行名称 of what is printed under a former name, or with 其它 for 其他; any other as given.</summary>
    public static string Current(string name) => name switch
    {
        "医疗卫生与计划生育支出" or "医疗卫生支出" => "卫生健康支出",
        "文化体育与传媒支出" => "文化旅游体育与传媒支出",
        "国土海洋气象等支出" => "自然资源海洋气象等支出",
        _ => name.Replace("其它", "其他", StringComparison.Ordinal),
    };
}
