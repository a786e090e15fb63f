using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
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
    return e.IsOfInput ? 2 : 3;
}
catch (IOException e) when (e.InnerException is AddressInUseException or SocketException)
{
    await Console.Error.WriteLineAsync(
        $"不能打开网址：{e.Message}。多半是端口已被占用；请换一个，如 --urls http://127.0.0.1:5081");
    return 3;
}
catch (Exception e) when (IoFault.Is(e) || e is FormatException or InvalidOperationException or SocketException)
{
    await Console.Error.WriteLineAsync(
        $"不能开站：{IoFault.Words(e)}。请核对命令行的选项（--urls、--contentRoot、--data、--budgets）");
    return 3;
}
