"""The order of the source tree: what may import what, without circles, within bounds.

Each list of exceptions may only shrink. A package or an import that is not listed fails.
"""

import ast
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping

import pytest

from tests.architecture.source_tree import (
    PACKAGE,
    ROOT,
    definitions,
    imports,
    package_of,
    sources,
    trees,
)

#: What each package, or loose module, may import of the others.
ALLOWED: Mapping[str, str] = {
    "__main__": "app system",
    "app": "bootstrap cli errors packs system ui",
    "bootstrap": "system",
    "cartography": "domain i18n system",
    "cli": (
        "bootstrap cartography diagrams domain errors explorer i18n interchange "
        "local_layers packs program_name reports store system team"
    ),
    "diagrams": "domain i18n",
    "errors": "program_name",
    "i18n": "system",
    "interchange": "domain errors packs store system",
    "local_layers": "cartography domain errors i18n system",
    "packs": "domain errors program_name store system",
    "reports": "cartography diagrams domain errors i18n program_name store system",
    "store": "domain errors i18n system",
    "system": "errors program_name",
    "team": "domain errors interchange program_name store system",
    "ui": (
        "cartography diagrams domain errors explorer i18n interchange local_layers packs "
        "program_name reports store system team"
    ),
}

#: Modules that import nothing else of the program.
LEAVES = frozenset(
    {
        "domain",
        "explorer",
        "program_name",
    }
)

#: Libraries, and the packages that may name them at module level.
HEAVY: Mapping[str, frozenset[str]] = {
    "PySide6": frozenset({"ui"}),
    "pyqtgraph": frozenset({"ui"}),
    "sqlalchemy": frozenset({"store"}),
    "numpy": frozenset({"cartography", "local_layers", "ui", "reports", "diagrams"}),
    "yaml": frozenset({"packs", "interchange"}),
    "docx": frozenset({"reports", "interchange"}),
    "typst": frozenset(),
    "pypdfium2": frozenset(),
    "lxml": frozenset(),
    "pyogrio": frozenset(),
    "cryptography": frozenset(),
    "rapidfuzz": frozenset(),
    "snowballstemmer": frozenset(),
    "geographiclib": frozenset(),
    "shapely": frozenset(),
    "psycopg": frozenset(),
}

#: A feature: its panel, model, controller and dialogs.
FEATURE = re.compile(r"explorer\.ui\.features\.\w+")

#: Modules of the window that import ``threading``. Besides the worker, one waits for a desk that is
#: locked, and one handles the errors of threads; neither starts a thread.
THREADED = frozenset(
    {
        "explorer.ui.core.desk_session",
        "explorer.ui.core.worker",
        "explorer.ui.window.error_handler",
    }
)

LONGEST_FILE, LONGEST_FUNCTION, LONGEST_CLASS, MOST_MODULES = 500, 60, 300, 25
#: Longer than the bounds, with the length that none may exceed.
LONG: Mapping[str, int] = {}
#: Folders with more modules than the bound, with their number.
WIDE: Mapping[str, int] = {}
#: Public names defined more than once: entry points of modules that are called by module name.
REPEATED = frozenset({"main", "run"})


def test_every_import_between_packages_is_listed() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for statement in imports():
        if statement.imported.startswith(PACKAGE):
            importer, imported = package_of(statement.importer), package_of(statement.imported)
            if importer != imported:
                found[importer].add(imported)
    allowed = {package: set(names.split()) for package, names in ALLOWED.items()}
    unlisted = {
        package: sorted(names - allowed.get(package, set()))
        for package, names in found.items()
        if names - allowed.get(package, set())
    }
    assert not unlisted
    stale = {
        package: sorted(names - found.get(package, set()))
        for package, names in allowed.items()
        if names - found.get(package, set())
    }
    assert not stale, "remove what is no longer imported from ALLOWED"


def test_every_package_is_listed() -> None:
    packages = {package_of(module) for module in sources()}
    assert packages == {*ALLOWED, *LEAVES}


def test_no_circle_of_imports_lazy_and_typing_ones_included() -> None:
    graph: dict[str, set[str]] = {module: set() for module in sources()}
    for statement in imports():
        if statement.imported in graph and statement.imported != statement.importer:
            graph[statement.importer].add(statement.imported)
    # Take away what imports nothing that is left, until only circles are left.
    while free := [module for module, names in graph.items() if not names & graph.keys()]:
        for module in free:
            del graph[module]
    assert not graph, sorted(graph)


#: Libraries that only these packages may import, wherever the import stands.
FENCED: Mapping[str, frozenset[str]] = {
    "PySide6": frozenset({"app", "ui"}),
    "pyqtgraph": frozenset({"ui"}),
    "shiboken6": frozenset({"ui"}),
    "sqlalchemy": frozenset({"store"}),
    "typst": frozenset({"reports"}),
    "pyogrio": frozenset({"local_layers"}),
    "cryptography": frozenset({"packs"}),
    "shapely": frozenset({"cartography"}),
    "psycopg": frozenset({"team"}),
}
#: Packages that import the standard library alone.
PURE = ("bootstrap", "domain", "errors")
#: The one module outside its package that ``bootstrap`` imports, before any library is installed.
BOOTSTRAP_LEAF = "explorer.system.file_lock"


@pytest.mark.parametrize("library", FENCED)
def test_a_fenced_library_is_imported_behind_its_fence(library: str) -> None:
    importers = {
        package_of(statement.importer)
        for statement in imports()
        if statement.imported.split(".")[0] == library
    }
    assert importers <= FENCED[library]


@pytest.mark.parametrize("package", PURE)
def test_a_pure_package_rests_on_the_standard_library(package: str) -> None:
    libraries = {
        statement.imported.split(".")[0]
        for statement in imports()
        if package_of(statement.importer) == package
    }
    assert libraries <= {PACKAGE, *sys.stdlib_module_names}


def test_bootstrap_imports_one_leaf_of_the_program() -> None:
    imported = {
        statement.imported
        for statement in imports()
        if package_of(statement.importer) == "bootstrap"
        and statement.imported.startswith(PACKAGE)
        and package_of(statement.imported) != "bootstrap"
    }
    assert imported == {BOOTSTRAP_LEAF}
    leaf = {
        statement.imported.split(".")[0]
        for statement in imports()
        if statement.importer == BOOTSTRAP_LEAF
    }
    assert leaf <= set(sys.stdlib_module_names)


#: The one module that replaces files and forces them to the disk.
ATOMIC = "explorer.system.atomic_file"
#: Modules that replace a file themselves, and why.
REPLACING: Mapping[str, str] = {
    "explorer.bootstrap.environment_layout": "reads little but the standard library at every start",
}
#: Modules that rename files without replacing one, and why.
RENAMING: Mapping[str, str] = {
    "explorer.store.desk.backup": "corrects the day in the name of an earlier back-up",
    "explorer.store.desk.file": "sets a damaged desk aside with its log",
}


def test_files_are_replaced_by_one_module() -> None:
    """Find `os.replace`, `Path.replace`, `Path.rename`, `os.rename` and `os.fsync`."""
    calls: dict[str, set[str]] = defaultdict(set)
    for module, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                of_os = isinstance(node.func.value, ast.Name) and node.func.value.id == "os"
                # A text's own `replace` has two arguments, a date's has names for them.
                if node.func.attr in {"fsync", "replace", "rename"} and (
                    of_os or (len(node.args) == 1 and not node.keywords)
                ):
                    calls[node.func.attr].add(module)
    assert calls["fsync"] == {ATOMIC}
    assert calls["replace"] == {ATOMIC, *REPLACING}
    assert calls["rename"] == {*RENAMING}


def test_features_do_not_import_each_other() -> None:
    crossing = [
        statement
        for statement in imports()
        if (feature := FEATURE.match(statement.importer))
        and (other := FEATURE.match(statement.imported))
        and feature.group() != other.group()
    ]
    assert not crossing


def test_only_the_window_reaches_the_window() -> None:
    below = ("core", "dialogs", "features", "printing", "theme", "widgets")
    upward = [
        statement
        for statement in imports()
        if statement.importer.startswith(tuple(f"explorer.ui.{name}" for name in below))
        and statement.imported.startswith("explorer.ui.window")
    ]
    assert not upward


def test_the_core_of_the_window_has_no_widgets() -> None:
    importers = {
        statement.importer
        for statement in imports()
        if statement.imported.startswith("PySide6.QtWidgets")
        and statement.importer.startswith("explorer.ui.core")
    }
    assert not importers


def test_threads_are_started_by_the_worker_alone() -> None:
    starters = {
        statement.importer
        for statement in imports()
        if statement.importer.startswith("explorer.ui")
        and statement.imported.split(".")[0] in {"threading", "concurrent"}
    }
    assert starters <= THREADED


@pytest.mark.parametrize("library", HEAVY)
def test_heavy_libraries_are_loaded_when_first_needed(library: str) -> None:
    importers = {
        package_of(statement.importer)
        for statement in imports()
        if statement.at_module_level and statement.imported.split(".")[0] == library
    }
    assert importers <= HEAVY[library]


def test_files_functions_and_classes_keep_within_bounds() -> None:
    long_files = [
        name
        for name, path in sources().items()
        if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE
    ]
    assert not long_files
    bounds = {"function": LONGEST_FUNCTION, "class": LONGEST_CLASS}
    too_long = {
        f"{definition.module}.{definition.name}": definition.lines
        for definition in definitions()
        if definition.lines > bounds[definition.kind]
    }
    assert too_long.keys() <= LONG.keys()
    assert all(lines <= LONG[name] for name, lines in too_long.items())
    assert LONG.keys() <= too_long.keys(), "remove what is short now from LONG"


def test_folders_hold_few_modules() -> None:
    counts = Counter(
        str(path.parent.relative_to(ROOT))
        for path in sources().values()
        if path.name != "__init__.py"
    )
    wide = {folder: count for folder, count in counts.items() if count > MOST_MODULES}
    assert all(count <= WIDE.get(folder, MOST_MODULES) for folder, count in wide.items()), wide


def test_a_public_name_means_one_thing() -> None:
    counts = Counter(definition.name for definition in definitions() if definition.is_public)
    repeated = {name for name, count in counts.items() if count > 1}
    assert repeated <= REPEATED
    assert repeated >= REPEATED, "remove what is defined once now from REPEATED"


#: Words of the older private language, and how often they may still occur in the source.
OLD_WORDS: Mapping[str, int] = {
    "told": 2,
    "tells": 2,
    "tell": 3,
    "said": 12,
    "one": 550,
    "found": 17,
    "held": 9,
    "made": 44,
    "wanted": 0,
    "mend": 0,
    "mended": 2,
    "anew": 0,
    "nobody": 0,
    "anybody": 0,
    "lifted": 0,
    "reckoned": 0,
    "twin": 4,
}


def test_older_words_only_become_fewer() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources().values())
    counts = {word: len(re.findall(rf"\b{word}\b", text)) for word in OLD_WORDS}
    more = {word: count for word, count in counts.items() if count > OLD_WORDS[word]}
    assert not more, "use the standard term, or a noun"
    fewer = {word: count for word, count in counts.items() if count < OLD_WORDS[word] - 40}
    assert not fewer, "lower the numbers in OLD_WORDS"


def test_functions_that_are_documented_in_the_imperative_become_more() -> None:
    """A docstring that begins with “The” or “What” says what a thing is, not what is done."""
    nouns = [
        definition
        for definition in definitions()
        if definition.kind == "function"
        and (definition.docstring or "").startswith(("The ", "What ", "Whether ", "Where "))
    ]
    assert len(nouns) <= 32


def persisted_names() -> dict[str, list[str]]:
    """Collect the names that stand in users' files: none may be renamed or removed."""
    from explorer.packs.source import record_specs
    from explorer.packs.source.schema import Field
    from explorer.store.desk import tables

    tables = [
        f"{table.name}.{column.name}"
        for table in tables.metadata.sorted_tables
        for column in table.columns
    ]
    fields = {
        f"{kind}.{name}"
        for kind, spec in vars(record_specs).items()
        if isinstance(spec, dict) and all(isinstance(field, Field) for field in spec.values())
        for name in spec
    }
    verbs = (ROOT / "explorer/ui/features/notes/controller.py").read_text(encoding="utf-8")
    sorts = re.findall(r'^            "([a-z ]+)": self\.tr\(', verbs, re.MULTILINE)
    json_page = (ROOT / "resources" / "help" / "json-output.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"`([a-z][a-z_]+)`", json_page))
    catalogue = (ROOT / "resources" / "translations" / "en.toml").read_text(encoding="utf-8")
    sections = re.findall(r"^\[([\w.]+)\]", catalogue, re.MULTILINE)
    return {
        "desk tables": sorted(tables),
        "journal sorts": sorted(sorts),
        "pack fields": sorted(fields),
        "JSON fields": sorted(documented),
        "catalogue sections": sorted(sections),
    }


def test_names_in_users_files_stay() -> None:
    stored = json.loads((ROOT / "tests/data/persisted_names.json").read_text(encoding="utf-8"))
    now = persisted_names()
    gone = {kind: sorted(set(names) - set(now[kind])) for kind, names in stored.items()}
    assert not any(gone.values()), gone
    new = {kind: sorted(set(names) - set(stored[kind])) for kind, names in now.items()}
    assert not any(new.values()), f"add to tests/data/persisted_names.json: {new}"
