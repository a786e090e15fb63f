using Mingsuan.Documents;
using Mingsuan.Web.Serving;

try
{
    await using var site = Site.Build(args);
    await site.RunAsync();
    return 0;
}
catch (MingsuanException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
