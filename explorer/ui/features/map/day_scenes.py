"""Scenes of the map days, each built once: when it is shown, or before on a worker."""

from explorer.cartography.scene.scene import Scene, SceneOptions, build_scene
from explorer.domain.content.features import MapContent
from explorer.domain.content.map_days import content_on, day_shown


class DayScenes:
    """Scenes of a content, without local layers; the newest day not after a date is shown."""

    def __init__(self, content: MapContent) -> None:
        self.content = content
        self._scenes: dict[str, Scene] = {}

    def on(self, as_of: str, options: SceneOptions) -> Scene:
        """Return the scene for a date in ISO form, "" for the day of the base features."""
        day = day_shown(self.content.days, as_of or self.content.as_of)
        key = day.as_of if day is not None else ""
        if key not in self._scenes:
            self._scenes[key] = build_day(self.content, key, options, self._any)
        return self._scenes[key]

    def add(self, scene: Scene) -> None:
        """Keep a scene that was built elsewhere from the same content."""
        self._scenes.setdefault(scene.as_of, scene)

    @property
    def missing(self) -> tuple[str, ...]:
        """Map days whose scene is not built yet."""
        return tuple(day.as_of for day in self.content.days if day.as_of not in self._scenes)

    @property
    def _any(self) -> Scene | None:
        return next(iter(self._scenes.values()), None)


def build_day(
    content: MapContent, day: str, options: SceneOptions, previous: Scene | None
) -> Scene:
    """Return the scene of a map day; what did not change is taken from ``previous``. Any thread."""
    return build_scene(content_on(content, day), options, previous=previous)
