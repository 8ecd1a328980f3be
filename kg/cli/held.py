"""Articles that a store holds just as they would be added again: they need not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.types import Article

if TYPE_CHECKING:
    from kg.store import Store


@dataclass(slots=True)
class Held:
    """Asked of an article whether the store holds it; keeps the ids of those that it does.

    ``least`` is the least confidence of facts to be kept; ``again`` has every article read anew. Until there is a ``store`` nothing
    is held.
    """

    least: float
    again: bool
    store: Store | None = None
    ids: list[str] = field(default_factory=list)

    def __call__(self, article: Article) -> bool:
        if self.again or self.store is None:
            return False
        from kg.english import model_name

        found = self.store.holds(article, model=model_name(), least=self.least)
        if found:
            self.ids.append(article.id)
        return found

    def tell(self, location: str) -> None:
        """Say on stdout what was passed over."""
        if len(self.ids) == 1:
            print(f"{self.ids[0]}: is in {location} already, unchanged")
        elif self.ids:
            print(f"{len(self.ids):,} articles are in {location} already, unchanged")
