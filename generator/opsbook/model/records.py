"""The records of a handbook by key. Who each one is, is known; the record is made when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Self

from opsbook.model.identity import Identity
from opsbook.model.record import Record
from opsbook.read.on_demand import OnDemand


class Records(OnDemand[Record]):
    """Records by key, in handbook order."""

    def __init__(self, records: Iterable[Record] = (), folders: Mapping[str, str] = MappingProxyType({})) -> None:
        super().__init__()
        self.models: dict[str, type[Record]] = {}
        """The kind of each."""
        self.identities: dict[str, Identity] = {}
        self.aliases: dict[str, tuple[str, ...]] = {}
        """The former ids of those that have any."""
        self.damaged: dict[str, frozenset[str]] = {}
        """What could not be read, of those of which something could not."""
        self.folders = folders
        """The folder of each kind, also of those of which there are no records."""
        for record in records:
            self.put(record.key, record)

    def put(self, key: str, value: Record) -> None:
        """Take in a record."""
        super().put(key, value)
        self.models[key], self.identities[key] = type(value), value.identity
        if value.aliases:
            self.aliases[key] = tuple(value.aliases)
        if value.damaged:
            self.damaged[key] = value.damaged

    def expect_known(
        self, key: str, model: type[Record], identity: Identity, aliases: tuple[str, ...], make: Callable[[], Record]
    ) -> None:
        """Take in a record that is in order and of which more than its former ids is not needed yet."""
        self.expect(key, make)
        self.models[key], self.identities[key] = model, identity
        if aliases:
            self.aliases[key] = aliases

    def mark_as_twofold(self, key: str) -> None:
        """Note that a second file claims to be this record: which of the two holds, and where it stands, is unknown."""
        record = self[key]
        self.put(key, record.placed(record.identity, record.damaged | {"status"}))

    def keys_of(self, what: type[Record]) -> list[str]:
        """The keys of the records that have a trait, or are of a kind."""
        fitting = {model for model in set(self.models.values()) if issubclass(model, what)}  # cheaper than each record
        return [key for key, model in self.models.items() if model in fitting]

    def with_record(self, record: Record) -> Self:
        """These records with another version of one."""
        found = type(self)()
        found._copied_from(self)
        found.models, found.identities = dict(self.models), dict(self.identities)
        found.aliases, found.damaged = dict(self.aliases), dict(self.damaged)
        found.folders = self.folders
        found.aliases.pop(record.key, None)
        found.damaged.pop(record.key, None)
        found.put(record.key, record)
        found.aliases = {key: found.aliases[key] for key in found if key in found.aliases}  # in handbook order
        return found
