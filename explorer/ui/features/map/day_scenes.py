"""Scenes of the map days, each built when it is first shown."""

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
            self._scenes[key] = build_scene(content_on(self.content, key), options)
        return self._scenes[key]
