using System.Globalization;

namespace Mingsuan.Documents.Writing.Docx;

/// <summary>缇 (twentieths of a point), Word's measure.</summary>
internal static class Twips
{
    /// <summary>由磅.</summary>
    public static int Of(double points) => (int)Math.Round(points * 20);

    /// <summary>由磅, as attribute text.</summary>
    public static string Text(double points) => Of(points).ToString(CultureInfo.InvariantCulture);
}
