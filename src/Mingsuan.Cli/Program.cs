using System.Text;
using Mingsuan.Cli;

Console.OutputEncoding = new UTF8Encoding(false);
return await CommandLine.RunAsync(args, new Terminal(Console.Out, Console.Error, !Console.IsErrorRedirected));
