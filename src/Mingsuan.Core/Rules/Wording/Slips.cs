using Mingsuan.Core.Checks;

namespace Mingsuan.Core.Rules.Wording;

/// <summary>错字.</summary>
internal static class Slips
{
}
