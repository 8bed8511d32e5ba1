"""Dialog on an update of the program: version, signature, changes, and how to install it."""

import shlex
from collections.abc import Mapping

from markupsafe import Markup
from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from explorer import __version__
from explorer.i18n.message_catalog import day_text
from explorer.interchange.updates.program_update import (
    PackageKind,
    ProgramUpdate,
    compare_versions,
)
from explorer.packs.library.signature_check import describe_signature
from explorer.ui.interface_language import interface_words
from explorer.ui.widgets.rich_text import RichTextView, fill, join


class UpdateDialog(QDialog):
    """Dialog that describes an update; it installs nothing."""

    def __init__(self, parent: QWidget, update: ProgramUpdate) -> None:
        super().__init__(parent)
        self.update_file = update.file
        self.setWindowTitle(self.tr("Install update"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = RichTextView(self)
        self.view.setAccessibleName(self.windowTitle())
        self.view.show_html(join([*self._about(update), *self._steps(update), *_changes(update)]))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        if not update.is_refused:
            show = buttons.addButton(
                self.tr("&Show in folder"), QDialogButtonBox.ButtonRole.ActionRole
            )
            show.setAutoDefault(False)
            show.clicked.connect(self._show_folder)
        layout = QVBoxLayout(self)
        layout.addWidget(self.view)
        layout.addWidget(buttons)
        unit = self.fontMetrics().height()
        self.resize(unit * 44, unit * 32)

    def _about(self, update: ProgramUpdate) -> list[Markup]:
        title = self.tr("Clause Explorer {version}").format(version=update.version)
        released = self.tr("Released on {day}; version {version} is running.").format(
            day=day_text(update.day.isoformat(), interface_words()), version=__version__
        )
        signature = describe_signature(update.seal, interface_words(), "update")
        parts = [fill("<h1>{}</h1><p>{}</p>", title, released)]
        template = '<p class="warning">{}</p>' if update.is_refused else "<p><b>{}</b></p>"
        parts.append(fill(template, signature))
        order = compare_versions(update.version, __version__)
        if order == 0:
            parts.append(fill("<p>{}</p>", self.tr("This version is running already.")))
        elif order < 0:
            warning = self.tr(
                "This version is older than the one that is running. It may not open what you"
                " have written since."
            )
            parts.append(fill('<p class="warning">{}</p>', warning))
        return parts

    def _steps(self, update: ProgramUpdate) -> list[Markup]:
        """Return how to install the package, unless its signature forbids it."""
        if update.is_refused:
            return []
        steps = installation_steps()[update.kind].format(
            name=update.file.name, path=shlex.quote(str(update.file))
        )
        kept = self.tr("Your notes, briefing sets and settings stay as they are.")
        return [
            fill("<h2>{}</h2><p>{}</p><p>{}</p>", self.tr("How to install it"), steps, kept),
        ]

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.update_file.parent)))


def _changes(update: ProgramUpdate) -> list[Markup]:
    if not update.changes:
        return []
    heading = QCoreApplication.translate("UpdateDialog", "Changes in this version (in English)")
    items = [fill("<li>{}</li>", change) for change in update.changes]
    return [fill("<h2>{}</h2><ul>{}</ul>", heading, join(items))]


def installation_steps() -> Mapping[PackageKind, str]:
    """Return how a package of each kind is installed; ``{name}`` and ``{path}`` are the file's."""
    translate = QCoreApplication.translate
    return {
        PackageKind.DEB: translate(
            "UpdateDialog",
            "Close the program. Double-click {name} in the file manager, or type in a terminal:"
            " sudo apt install {path}",
        ),
        PackageKind.PORTABLE: translate(
            "UpdateDialog",
            "Close the program. Unpack {name} beside the present folder, move the folder “data”"
            " from the old folder into the new one, then delete the old folder.",
        ),
        PackageKind.WHEEL: translate(
            "UpdateDialog",
            "Close the program. Type in a terminal: pipx install --force {path}",
        ),
        PackageKind.APP_IMAGE: translate(
            "UpdateDialog",
            "Close the program. Put {name} in the place of the file that you start, and allow it"
            " to be executed.",
        ),
        PackageKind.WINDOWS: translate(
            "UpdateDialog",
            "Close the program. Double-click {name}; no administrator is needed.",
        ),
        PackageKind.MACOS: translate(
            "UpdateDialog",
            "Close the program. Open {name} and drag Clause Explorer onto the folder Applications.",
        ),
    }
