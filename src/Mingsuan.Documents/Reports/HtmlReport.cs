using Mingsuan.Core.Rulebooks;
namespace Mingsuan.Documents.Reports;
/// <summary>x.</summary>
public static class HtmlReport {
/// <summary>x.</summary>
public static void Write(IReadOnlyList<CheckedFile> files, Rulebook rulebook, Stream output) { _ = files; _ = rulebook; output.WriteByte(32);} }
