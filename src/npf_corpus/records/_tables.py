"""The twelve kinds of record, by the name of their table."""

from npf_corpus.records._evidence import (
    Document,
    Initiative,
    Mention,
    NumericClaim,
    Statement,
    Tier,
)
from npf_corpus.records._vocabulary import Measure, Organization, Person, Region, Sector, Unit

Record = (
    Document
    | Region
    | Sector
    | Tier
    | Organization
    | Person
    | Initiative
    | Measure
    | Unit
    | Statement
    | NumericClaim
    | Mention
)
SCHEMA = 1
"""Version of the record fields; a release states the one it was written in."""
TABLES: dict[str, type[Record]] = {
    "documents": Document,
    "regions": Region,
    "sectors": Sector,
    "tiers": Tier,
    "organizations": Organization,
    "people": Person,
    "initiatives": Initiative,
    "measures": Measure,
    "units": Unit,
    "statements": Statement,
    "claims": NumericClaim,
    "mentions": Mention,
}
"""Table name to record class, in the order of a release's manifest."""
