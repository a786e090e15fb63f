using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Mingsuan.Web.Tests;

/// <summary>交文件 as a browser without script does: the page, its token and cookie, the post, the waiting.</summary>
public static partial class HandIn
{
    /// <summary>一份有错的公开文件: 合计 is 10.00 too much, and so is the text.</summary>
    public const string Faulty = """
        <!DOCTYPE html><html><head><meta charset="utf-8"><title>示例局2024年部门预算</title></head><body>
        <h1>示例局2024年部门预算</h1>
        <p>表1 收支总表</p><p>单位：万元</p>
        <table>
        <tr><th>收入项目</th><th>预算数</th><th>支出项目</th><th>预算数</th></tr>
        <tr><td>一、一般公共预算拨款收入</td><td>100.00</td><td>一、一般公共服务支出</td><td>60.00</td></tr>
        <tr><td>二、事业收入</td><td>20.00</td><td>二、教育支出</td><td>60.00</td></tr>
        <tr><td>本年收入合计</td><td>130.00</td><td>本年支出合计</td><td>120.00</td></tr>
        <tr><td>收入总计</td><td>130.00</td><td>支出总计</td><td>120.00</td></tr>
        </table>
        <p>2024年收入总计120.00万元，支出总计120.00万元。</p>
        </body></html>
        """;

    /// <summary>交; answers where the site sends the browser.</summary>
    public static async Task<string> PostAsync(
        HttpClient client, string address, string to, params (string Name, byte[] Bytes)[] files)
    {
        var (token, cookie) = await TokenAsync(client, address);
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        foreach (var (name, bytes) in files) form.Add(new ByteArrayContent(bytes), "files", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address + to)) { Content = form };
        request.Headers.Add("Cookie", cookie);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return response.Headers.Location!.ToString();
    }

    /// <summary>交上去，等到审完，答结果页.</summary>
    public static async Task<(string Path, string Text)> CheckAsync(
        HttpClient client, string address, params (string Name, byte[] Bytes)[] files)
    {
        var path = await PostAsync(client, address, "/check/files", files);
        return (path, await WaitAsync(client, address, path));
    }

    /// <summary>等到审完.</summary>
    public static async Task<string> WaitAsync(HttpClient client, string address, string path)
    {
        for (var i = 0; i < 600; i++)
        {
            var text = await client.GetStringAsync(new Uri(address + path), TestContext.Current.CancellationToken);
            if (!text.Contains("id=\"progress\"", StringComparison.Ordinal)) return text;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException("一分钟还没有审完");
    }

    private static async Task<(string Token, string Cookie)> TokenAsync(HttpClient client, string address)
    {
        using var page = await client.GetAsync(
            new Uri(address + "/check"), TestContext.Current.CancellationToken);
        var text = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var cookie = page.Headers.GetValues("Set-Cookie")
            .Single(c => c.Contains("Antiforgery", StringComparison.Ordinal));
        return (WebUtility.HtmlDecode(Token().Match(text).Groups[1].Value), cookie.Split(';')[0]);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.None, 5000)]
    private static partial Regex Token();
}
