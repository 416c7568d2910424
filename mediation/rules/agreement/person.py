"""同一个人：两处写的是不是同一人。"""

from dataclasses import dataclass

from mediation.rules.identifiers import normalise


@dataclass(frozen=True)
class Person:
    """Somebody as a draft names them. `identity` "" where it is not known."""

    name: str
    identity: str

    def is_same(self, other: "Person") -> bool:
        """By identity number where both are known, else by name; nobody is the same as nobody."""
        if self.identity and other.identity:
            return normalise(self.identity) == normalise(other.identity)
        return bool(self.name) and self.name == other.name
