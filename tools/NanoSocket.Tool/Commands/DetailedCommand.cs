using System;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Linq;

namespace NanoSocket.Tool.Commands;

/// <summary>A command whose own help says more than its line in the list of commands.</summary>
/// <param name="name">The word on the command line.</param>
/// <param name="summary">One line.</param>
/// <param name="details">Paragraphs and examples, shown after the options.</param>
internal sealed class DetailedCommand(string name, string summary, string details) : Command(name, summary)
{
    private string Details { get; } = details;

    /// <summary>Lets a program's <c>--help</c> show the details of its commands.</summary>
    public static void Install(RootCommand root)
    {
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new DetailedHelp((SynchronousCommandLineAction)help.Action!);
    }

    private sealed class DetailedHelp(SynchronousCommandLineAction plain) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            int code = plain.Invoke(parseResult);
            if (parseResult.CommandResult.Command is DetailedCommand command)
            {
                Console.WriteLine(command.Details);
            }
            return code;
        }
    }
}
