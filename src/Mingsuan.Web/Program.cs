using Mingsuan;
using Mingsuan.Documents;
using Mingsuan.Web.Serving;

try
{
    await using var workspace = new Workspace();
    await using var site = Site.Build(args, workspace);
    await site.RunAsync();
    return 0;
}
catch (MingsuanException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
catch (IOException e)
{
    await Console.Error.WriteLineAsync(
        $"不能打开网址：{e.Message}。多半是端口已被占用；请换一个，如 --urls http://127.0.0.1:5081");
    return 3;
}
