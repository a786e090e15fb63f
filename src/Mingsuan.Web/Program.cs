using Mingsuan;
using Mingsuan.Web;

await using var workspace = new Workspace();
var app = Site.Build(args, workspace);
await app.RunAsync();
