"""Examples of every command, for its help and the man page; a test parses each of them."""

from collections.abc import Mapping

from explorer.program_name import program_name

_IMPORT_TEXT = (
    "import text.docx -o my-pack --title Text --publisher Reuters --date 2026-01-06"
    " --text-status leaked_copy"
)
#: Examples by command: what follows the name of the program, and what it does.
EXAMPLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "list": (
        ("list", "List all documents."),
        ("list us-28", "List the clauses of a document."),
        ("list --as-of 2025-11-23 --json", "Print the documents of a day as JSON."),
    ),
    "show": (
        ("show 21", "Show clause 21 of the first document."),
        ("show us-28/21 --as-of 2025-11-23", "Show it as of a day."),
        ("show sp-security-wall --lang uk", "Show a side provision in Ukrainian."),
    ),
    "search": (
        ('search "frozen assets"', "Search for a phrase."),
        ("search territory party:ukraine", "Search what a party says."),
        ("search who opposes amnesty", "Ask a question."),
    ),
    "compare": (
        ("compare us-28 e3 --changed", "Show what changed from text to text."),
        ("compare us-28 e3 p20 -o c.docx", "Write the comparison for Word."),
    ),
    "concordance": (
        ("concordance", "Print the table to the terminal."),
        ("concordance -o concordance.pdf", "Write it for paper."),
    ),
    "dependencies": (
        ("dependencies 21", "List what the clause depends on."),
        ("dependencies 21 -o d.pdf", "Draw the diagram for paper."),
    ),
    "decision": (
        ("decision", "List the paths."),
        ("decision -o - --format html", "Write a page to standard output."),
    ),
    "new": (
        ("new --since 2025-12-01", "List the news on the first document."),
        ("new --since 2025-12-01 p20 -o n.pdf", "Write the news on another for paper."),
    ),
    "timeline": (
        ("timeline --since 2025-11-18 --until 2025-11-24", "List a week."),
        ("timeline -o timeline.ics", "Write a calendar."),
    ),
    "print": (
        ("print 21 -o sheet.pdf", "Print a clause summary."),
        ("print us-28/21-23 e3/6 -o c.docx", "Print a range and another clause."),
        ('print --set Visit -o visit.pdf --marking "TLP:AMBER"', "Print a briefing set."),
        ("print --overview us-28 -o table.xlsx -f", "Overwrite a table of positions."),
        ("print 21 -o - --format md", "Write Markdown to standard output."),
    ),
    "map": (
        ("map -o map.svg --clause 21", "Draw the map of a clause."),
        ("map -o change.pdf --since 2025-11-23", "Draw what has changed since."),
        ("map -o - --format geojson", "Write the features to standard output."),
    ),
    "pack check": (("pack check my-pack", "Report the problems of a folder."),),
    "pack build": (("pack build my-pack -o my-pack.sqlite", "Compile a folder."),),
    "pack info": (("pack info good-friday-1998", "Show what a pack contains."),),
    "pack diff": (
        ("pack diff old.ppack new.ppack", "Print the differences."),
        ("pack diff old.ppack new.ppack -o d.pdf", "Write them for paper."),
    ),
    "pack new": (("pack new my-pack", "Create a first pack."),),
    "pack watch": (("pack watch my-pack", "Check the pack while you edit it."),),
    "pack schema": (("pack schema stances", "Print the schema of stances.yaml."),),
    "pack sign": (("pack sign my-pack --key press", "Sign a pack with a key."),),
    "pack verify": (("pack verify my-pack-2.ppack", "Verify the signature of a file."),),
    "pack install": (
        ("pack install my-pack-2.ppack --dry-run", "Report what would change."),
        ("pack install my-pack-2.ppack", "Install the pack."),
    ),
    "pack catalogue": (("pack catalogue shared-packs", "Write catalogue.json."),),
    "pack offers": (("pack offers shared-packs", "List the packs."),),
    "pack fetch": (
        ("pack fetch shared-packs my-pack --dry-run", "Report what would change."),
        ("pack fetch shared-packs my-pack", "Install the pack."),
    ),
    "pack list": (("pack list", "List the installed packs."),),
    "pack rollback": (("pack rollback my-pack", "Use the version before."),),
    "pack export": (
        ("pack export my-pack -o my-pack.ppack", "Write a pack as a file."),
        ("pack export ukraine-2025 --document us-28 -o us-28.xml", "Write Akoma Ntoso."),
    ),
    "key make": (("key make press --password", "Make a key that a password locks."),),
    "key trust": (("key trust press.pub --name press", "Trust a colleague's key."),),
    "key list": (("key list", "List all keys."),),
    "key forget": (("key forget press", "Forget a key."),),
    "desk export": (
        ("desk export mine.psupplement", "Write what is releasable."),
        ("desk export mine.psupplement --all --force", "Overwrite it with everything."),
    ),
    "desk import": (
        ("desk import theirs.psupplement", "Merge a supplement."),
        ("desk import theirs.psupplement --prefer mine", "Keep your side of conflicts."),
    ),
    "desk backup": (("desk backup", "Back up the desk."),),
    "desk restore": (("desk restore desk-2026-01-31.sqlite", "Restore a back-up."),),
    "desk check": (("desk check --json", "Print the counts as JSON."),),
    "team init": (
        ("team init briefing --dry-run", "Print the SQL."),
        ("team init briefing", "Make or upgrade the hub."),
    ),
    "team join": (("team join briefing", "Join the team."),),
    "team leave": (("team leave", "Leave the team."),),
    "team share": (
        ("team share --set Visit --note us-28/21", "Share a briefing set and a note."),
        ("team share --set Visit --stop", "Keep the set on this desk from now on."),
    ),
    "team sync": (
        ("team sync", "Send and receive."),
        ("team sync --prefer theirs", "Take the team's side of conflicts."),
    ),
    "team status": (("team status --json", "Print the state as JSON."),),
    "import": (
        ("import text.docx", "Show the points of a text; nothing is written."),
        (_IMPORT_TEXT, "Make a pack of a text."),
        ("import pax.csv --process Mindanao --install", "Install a peace process."),
    ),
    "help": (
        ("help print", "Explain a command."),
        ("help pack check", "Explain a verb of a command."),
    ),
    "completion": (
        ("completion bash", f"Print it; add it with: source <({program_name()} completion bash)"),
        ("completion zsh", "Print it; save it as _clause-explorer in a folder of $fpath."),
        ("completion fish", "Print it; save it in ~/.config/fish/completions/."),
    ),
    "library list": (("library list", "List the agreements."),),
    "library topics": (("library topics", "List the topics."),),
    "library search": (("library search amnesty", "Search every agreement."),),
    "library topic": (("library topic prisoners", "List what each agreement says on a topic."),),
    "library print": (
        ("library print ukraine-2025:us-28/26 -o c.pdf", "Write clauses of agreements as PDF."),
    ),
}
#: Examples that are wider than this stand above their sentence.
_WIDEST = 34


def examples_of(prog: str) -> tuple[tuple[str, str], ...]:
    """Return the examples of a command, or of all its verbs; ``prog`` is “main.py list”."""
    words = prog.split()[1:]
    return tuple(
        example
        for name, examples in EXAMPLES.items()
        if words and name.split()[: len(words)] == words
        for example in examples
    )


def examples_text(prog: str) -> str:
    """Return the examples of a command as the last paragraph of its help."""
    lines, program = ["examples:"], program_name()
    for command, sentence in examples_of(prog):
        if len(command) <= _WIDEST:
            lines.append(f"  {program} {command:{_WIDEST}}  {sentence}")
        else:
            lines += [f"  {program} {command}", f"      {sentence}"]
    return "\n".join(lines)
