using System.Text;

namespace Mingsuan.Documents.Reading;

/// <summary>字符的归一: radicals to characters, full-width digits to plain ones; everything else stays as
/// printed.</summary>
public static class Characters
{
    // 康熙部首 U+2F00–2FD5 stand in the order of the 214 radicals; these are the characters they look like.
    private const string Radicals =
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺"
        + "广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒"
        + "癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走"
        + "足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠"
        + "鼻齊齒龍龜龠";

    // 部首补充 seen in real documents.
    private static readonly Dictionary<char, char> Supplement = Pairs(
        "⺀冫⺁厂⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋卩⺌小⺍小⺎兀⺏尢⺐尢⺓幺⺕彐⺗心⺘扌⺙攵⺛无⺝月⺟母⺠民⺡氵⺣灬⺥爫"
        + "⺧牛⺨犭⺩王⺫罒⺬示⺭礻⺮竹⺯糹⺰纟⺲罒⺴网⺶羊⺸羊⺹耂⺻聿⺼肉⺽臼⺾艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠"
        + "⻉贝⻋车⻌辶⻎辶⻏阝⻐钅⻑長⻓长⻔门⻖阝⻘青⻙韦⻚页⻛风⻜飞⻝食⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾"
        + "⻬齐⻮齿⻰龙⻳龟");

    private static readonly Dictionary<char, char> Simplified = Pairs(
        "戶户見见貝贝車车長长門门靑青韋韦頁页風风飛飞馬马魚鱼鳥鸟鹵卤麥麦黃黄齊齐齒齿龍龙龜龟黽黾");

    // Each printed character is followed by the one it stands for.
    private static Dictionary<char, char> Pairs(string text) =>
        text.Chunk(2).ToDictionary(p => p[0], p => p[1]);

    /// <summary>归一一个字符.</summary>
    public static char Normal(char c) => c switch
    {
        < '\u2e80' => c == '\u00a0' ? ' ' : c,
        >= '\u2f00' and <= '\u2fd5' => Simplified.GetValueOrDefault(Radicals[c - '\u2f00'], Radicals[c - '\u2f00']),
        >= '\u2e80' and <= '\u2eff' => Supplement.GetValueOrDefault(c, c),
        >= '０' and <= '９' => (char)(c - '０' + '0'),
        >= 'Ａ' and <= 'Ｚ' => (char)(c - 'Ａ' + 'A'),
        >= 'ａ' and <= 'ｚ' => (char)(c - 'ａ' + 'a'),
        '％' => '%',
        '\u3000' => ' ',
        _ => c,
    };

    /// <summary>归一一段文字.</summary>
    public static string Normal(string text)
    {
        var index = 0;
        while (index < text.Length && Normal(text[index]) == text[index]) index++;
        if (index == text.Length) return text;
        var normal = new StringBuilder(text, text.Length);
        for (var i = index; i < normal.Length; i++) normal[i] = Normal(normal[i]);
        return normal.ToString();
    }

    /// <summary>是否汉字或全角标点: no space belongs beside it.</summary>
    public static bool IsWide(char c) => c >= '\u2e80';
}
