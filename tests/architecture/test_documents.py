"""What the documents say of the source is true: paths, names, links, commands and options."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.source_tree import PACKAGE, ROOT
from tests.architecture.test_order import ALLOWED, LEAVES

HELP = ROOT / "resources" / "help"
DEVELOPERS = ("ARCHITECTURE.md", "CONTRIBUTING.md")
DOCUMENTS = (*DEVELOPERS, "README.md", "CHANGELOG.md")
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in HELP.rglob("*.md"))
#: A path in the source, and the class, method, function or constant that it is said to define.
CODE = re.compile(
    r"`(?P<path>\.?[\w/-][\w./-]*(?:\.(?:css|json|lock|md|py|toml|typ|yaml)|/))"
    r"(?::(?P<name>[\w.]+))?`"
)
LINK = re.compile(r"\]\((?!https?://)(?P<target>[^)#]+)[^)]*\)")
#: A row of the table of layers: a package, and what it imports.
ROW = re.compile(
    r"^\| `(?P<package>\w+)/` \| .* \| (?:`(?P<imports>[\w ]+)`|nothing) \|$", re.MULTILINE
)


def text_of(document: str) -> str:
    """Return a document as it is read."""
    return (ROOT / document).read_text(encoding="utf-8")


def places_of(path: str) -> list[Path]:
    """Return the files or folders that a path in a document can mean."""
    beside = [base / path for base in (ROOT, ROOT / PACKAGE)]
    named = [] if "/" in path else [*(ROOT / PACKAGE).rglob(path), *(ROOT / "tests").rglob(path)]
    resources = [] if "/" in path else [*(ROOT / "resources").rglob(path)]
    return [place for place in (*beside, *named, *resources) if place.exists()]


def names_in(path: Path) -> set[str]:
    """Return what a module defines: classes, functions, ``Class.method``, and constants."""
    if path.suffix != ".py":
        return set()
    names = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            below = (child for child in node.body if isinstance(child, ast.FunctionDef))
            names |= {node.name, *(f"{node.name}.{child.name}" for child in below)}
        elif isinstance(node, ast.FunctionDef):
            names.add(node.name)
        else:
            targets = (child for child in ast.walk(node) if isinstance(child, ast.Name))
            names |= {child.id for child in targets if isinstance(child.ctx, ast.Store)}
    return names


@pytest.mark.parametrize("document", DEVELOPERS)
def test_every_path_and_name_exists(document: str) -> None:
    wrong = []
    for match in CODE.finditer(text_of(document)):
        path, name = match["path"], match["name"]
        places = places_of(path)
        if not places:
            wrong.append(path)
        elif name and not any(name in names_in(place) for place in places):
            wrong.append(f"{path}:{name}")
    assert not wrong


def test_the_table_of_layers_is_the_list_that_is_tested() -> None:
    rows = {
        match["package"]: set((match["imports"] or "").split())
        for match in ROW.finditer(text_of("ARCHITECTURE.md"))
    }
    everywhere = {"errors", "explorer", "program_name"}
    allowed = {name: set(imports.split()) - everywhere for name, imports in ALLOWED.items()}
    unlisted = ("app", "__main__", "errors")  # not in the table: above it, or used everywhere
    leaves = {name: set[str]() for name in LEAVES - everywhere}
    assert rows == {
        name: imports for name, imports in (allowed | leaves).items() if name not in unlisted
    }


@pytest.mark.parametrize("document", [*DOCUMENTS, *PAGES])
def test_every_link_leads_to_a_file(document: str) -> None:
    targets = [match["target"] for match in LINK.finditer(text_of(document))]
    missing = [
        target for target in targets if not (ROOT / document).parent.joinpath(target).exists()
    ]
    assert not missing


@pytest.mark.parametrize("page", PAGES)
def test_a_help_page_links_to_help_pages_alone(page: str) -> None:
    """The window shows no other file but the pictures of the guide."""
    targets = [match["target"] for match in LINK.finditer(text_of(page))]
    allowed = r"(\.\./)?([\w-]+\.md|pictures/(uk/)?[\w-]+\.png)"
    assert all(re.fullmatch(allowed, target) for target in targets)


def test_every_command_and_option_is_in_the_help_pages() -> None:
    from explorer.cli.grammar.command_parser import command_tree
    from explorer.cli.grammar.parser import build_parser

    pages = "\n".join(map(text_of, PAGES))
    missing = []
    for words, parser in command_tree(build_parser()):
        command = " ".join(words)
        if command and f"`{command}" not in pages and f"`main.py {command}" not in pages:
            missing.append(command)
        missing += [
            f"{command} {action.option_strings[-1]}"
            for action in parser._actions
            if action.option_strings and action.dest != "help"
            if not any(option in pages for option in action.option_strings)
        ]
    assert not missing
