namespace Mingsuan.Core.Expressions;

/// <summary>随事实消失 (conditions that cannot hold for a code under which no fact stands).</summary>
/// <remarks>Read off the expression alone, so that a list of thousands of codes asks only for those in use.</remarks>
internal static class Vanishing
{
    /// <summary>条件对没有事实的代码一定不成立; false where that is not certain.</summary>
    /// <param name="where">条件, with <c>it</c> for the code.</param>
    /// <param name="dimension">代码所在的维度.</param>
    public static bool WithoutFacts(Expression where, string dimension) => where switch
    {
        Call { Function: "revenue" or "expenditure" or "procurement" } query => query.Arguments
            .Any(a => a.Key == dimension && a.Value is Name { Text: "it" }),
        Call
        {
            Function: "prior" or "initial" or "abs" or "change" or "growth" or "known", Arguments: [{ Key: "" } only],
        } => WithoutFacts(only.Value, dimension),
        Binary { Operator: "and" } both =>
            WithoutFacts(both.Left, dimension) || WithoutFacts(both.Right, dimension),
        Binary { Operator: "or" or "+" or "-" } either =>
            WithoutFacts(either.Left, dimension) && WithoutFacts(either.Right, dimension),
        _ => false,
    };
}
