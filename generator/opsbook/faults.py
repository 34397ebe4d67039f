"""The faults that the machine finds itself, while it reads, validates and links. Each has its page in ``rules/``."""

from opsbook.diagnostic import Fault, Severity

INVALID_YAML = Fault("DAT001", "invalid-yaml")
DUPLICATE_KEY = Fault("DAT002", "duplicate-key")
UNKNOWN_FIELD = Fault("DAT003", "unknown-field")
MISSING_FIELD = Fault("DAT004", "missing-field")
WRONG_TYPE = Fault("DAT005", "wrong-type")
INVALID_ID = Fault("DAT006", "invalid-id")
DUPLICATE_ID = Fault("DAT007", "duplicate-id")
UNKNOWN_KIND = Fault("DAT008", "unknown-kind")
TOO_LARGE = Fault("DAT011", "too-large")
NOT_UTF8 = Fault("DAT012", "not-utf8")
EMPTY_FILE = Fault("DAT017", "empty-file")
VALUE_IN_COMMENT = Fault("DAT021", "value-in-comment", Severity.WARNING)

UNKNOWN_REFERENCE = Fault("REF001", "unknown-reference")
WRONG_KIND = Fault("REF002", "wrong-kind")
AMBIGUOUS_REFERENCE = Fault("REF003", "ambiguous-reference")
FORMER_ID = Fault("REF007", "former-id", Severity.WARNING)
BROKEN_PROSE_LINK = Fault("REF008", "broken-prose-link")
MISSING_ANCHOR = Fault("REF009", "missing-anchor")

ALLOWANCE_WITHOUT_REASON = Fault("ALW001", "no-reason", Severity.WARNING)
LAPSED_ALLOWANCE = Fault("ALW002", "lapsed", Severity.WARNING)
UNUSED_ALLOWANCE = Fault("ALW003", "unused", Severity.WARNING)
