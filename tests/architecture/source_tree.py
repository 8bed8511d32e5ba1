"""The program's source as data: modules, what each imports, and what each defines."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "explorer"


@dataclass(frozen=True, slots=True)
class Import:
    """An import statement: the module that has it, what it names, and whether it runs at load."""

    importer: str
    imported: str
    at_module_level: bool


@dataclass(frozen=True, slots=True)
class Definition:
    """A class or function: where it is, its length in lines, and whether it is public."""

    module: str
    name: str
    kind: str
    lines: int
    is_public: bool
    docstring: str | None


def module_name(path: Path) -> str:
    """Return the dotted name of a source file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def sources() -> Mapping[str, Path]:
    """Return every module of the program by its dotted name."""
    return {module_name(path): path for path in sorted((ROOT / PACKAGE).rglob("*.py"))}


@cache
def trees() -> Mapping[str, ast.Module]:
    """Return the syntax tree of every module."""
    return {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in sources().items()}


@cache
def imports() -> tuple[Import, ...]:
    """Return every import of the program, those in functions and for typing included."""
    return tuple(found for name, tree in trees().items() for found in _imports_of(name, tree))


def _imports_of(name: str, tree: ast.Module) -> Iterator[Import]:
    lazy = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        or (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test))
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    }
    for node in ast.walk(tree):
        at_module_level = id(node) not in lazy
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(name, alias.name, at_module_level)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                imported = whole if whole in sources() else node.module
                yield Import(name, imported, at_module_level)


@cache
def definitions() -> tuple[Definition, ...]:
    """Return every class and function, methods included."""
    return tuple(
        Definition(
            module,
            node.name,
            "class" if isinstance(node, ast.ClassDef) else "function",
            (node.end_lineno or node.lineno) - node.lineno + 1,
            is_public=not node.name.startswith("_") and node in tree.body,
            docstring=ast.get_docstring(node),
        )
        for module, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    )


def package_of(module: str) -> str:
    """Return the first folder or loose module below the program's package."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else PACKAGE
