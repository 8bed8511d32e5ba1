"""The two fences and the arrows of the layers; each failure names the chain of imports."""

import pytest
from pytest_archon import archrule

UI = ["explorer.ui*", "explorer.app"]
EVERYTHING_ELSE = [
    *("explorer.domain*", "explorer.store*", "explorer.packs*", "explorer.cartography*"),
    *(
        "explorer.diagrams*",
        "explorer.reports*",
        "explorer.commands*",
        "explorer.cli",
        "explorer.paths",
    ),
    *("explorer.settings", "explorer.errors", "explorer.wording"),
]


def test_qt_is_imported_by_ui_and_app_only() -> None:
    rule = archrule("Qt fence").match(*EVERYTHING_ELSE)
    rule.should_not_import("PySide6*", "pyqtgraph*", "shiboken6*").check("explorer")


def test_sqlalchemy_is_imported_by_store_only() -> None:
    rule = archrule("SQLAlchemy fence").match("explorer*").exclude("explorer.store*")
    rule.should_not_import("sqlalchemy*").check("explorer", only_direct_imports=True)


@pytest.mark.parametrize(
    ("layer", "above"),
    [
        ("domain", ["store", "packs", "cartography", "reports", "commands", "ui"]),
        ("store", ["packs", "cartography", "reports", "commands", "ui"]),
        ("cartography", ["store", "packs", "reports", "commands", "ui"]),
        ("diagrams", ["store", "packs", "cartography", "reports", "commands", "ui"]),
        ("packs", ["cartography", "reports", "commands", "ui"]),
        ("reports", ["packs", "store", "commands", "ui"]),
    ],
)
def test_arrows_point_down(layer: str, above: list[str]) -> None:
    rule = archrule(f"{layer} below").match(f"explorer.{layer}*")
    rule.should_not_import(*(f"explorer.{name}*" for name in above)).check("explorer")


def test_domain_rests_on_the_standard_library_alone() -> None:
    rule = archrule("domain alone").match("explorer.domain*")
    rule.should_not_import("sqlalchemy*", "PySide6*", "numpy*", "yaml*", "typst*").check("explorer")


_PANELS = (
    *("clauses", "reader", "stances", "search", "map", "map_table"),
    *("compare", "matrix", "briefing", "timeline", "diagrams"),
)


def test_panels_do_not_import_each_other() -> None:
    for panel in _PANELS:
        others = [f"explorer.ui.panels.{other}.*" for other in _PANELS if other != panel]
        rule = archrule(f"{panel} alone").match(f"explorer.ui.panels.{panel}.*")
        rule.should_not_import(*others).check("explorer", only_direct_imports=True)
