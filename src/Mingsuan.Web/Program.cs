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
