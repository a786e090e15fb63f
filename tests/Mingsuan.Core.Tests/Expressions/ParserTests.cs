using CsCheck;
using Mingsuan.Core.Expressions;
using Xunit;

namespace Mingsuan.Core.Tests.Expressions;

/// <summary>表达式语言. Invariants: 1. a tree written out parses to itself; 2. no text crashes the parser.</summary>
public sealed class ParserTests
{
    private const string Alphabet = "a1()+-.,: \"=中{|";

    private static readonly Gen<int[]> AnyLetters = Gen.Int[0, Alphabet.Length - 1].Array[0, 20];

    [Theory]
    [InlineData("revenue()")]
    [InlineData("expenditure(function: 206, kind: (basic + project))")]
    [InlineData("(a + (b * c))")]
    [InlineData("((a and b) or not c)")]
    [InlineData("three-public.reception")]
    [InlineData("(share(x, of: y) >= 5)")]
    [InlineData("-abs(change(x))")]
    public void An_expression_written_out_is_itself(string text) => Assert.Equal(text, Format.Of(Parser.Parse(text)));

    [Fact]
    public void A_hyphen_within_a_word_is_no_minus()
    {
        Assert.IsType<Name>(Parser.Parse("general-public-budget"));
        Assert.IsType<Binary>(Parser.Parse("general - public"));
    }

    [Theory]
    [InlineData("revenue(", "“revenue(”第9列：表达式没有写完")]
    [InlineData("1 +", "“1 +”第4列：表达式没有写完")]
    [InlineData("a b", "“a b”第3列：多出“b”")]
    [InlineData("f(a b)", "“f(a b)”第5列：应为“,”，却是“b”")]
    [InlineData("(a", "“(a”第3列：缺少“)”")]
    [InlineData("a.", "“a.”第3列：“.”后应为成员名")]
    [InlineData("\"开头", "“\"开头”第1列：引号没有收尾")]
    [InlineData("*", "“*”第1列：这里不应有“*”")]
    [InlineData("", "“”第1列：表达式没有写完")]
    public void A_fault_is_told_with_its_column(string text, string message) =>
        Assert.Equal(message, Assert.Throws<ExpressionException>(() => Parser.Parse(text)).Message);

    [Fact]
    public void Deep_nesting_is_refused_and_does_not_overflow_the_stack()
    {
        Assert.Throws<ExpressionException>(() => Parser.Parse(new string('(', 100_000)));
        Assert.Throws<ExpressionException>(() => Parser.Parse(string.Concat(Enumerable.Repeat("not ", 100_000)) + "a"));
    }

    [Fact]
    public void Any_text_parses_or_is_refused_with_a_column_inside_it() => AnyLetters.Sample(letters =>
    {
        var text = string.Concat(letters.Select(i => Alphabet[i]));
        try
        {
            var tree = Parser.Parse(text);
            return Format.Of(Parser.Parse(Format.Of(tree))) == Format.Of(tree);
        }
        catch (ExpressionException e)
        {
            return e.Column >= 1 && e.Column <= text.Length + 1;
        }
    });
}
