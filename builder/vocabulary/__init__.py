"""Knowledge of the world as reviewed YAML tables with their sources, and the loaders of those tables.

`namings()` is the way in for running text: the longest surface form wins, those of `nobody()` included, which name no
actor; then `choose()` says which meaning the form has there, by the words around it and the date, or that it has none.
"""

from .actors import actor_by_code, actors, existed
from .choosing import Context, Rule, Step, choose, rules
from .leaders import Leader, leaders
from .names import Form, Naming, generics, namings, nobody
from .offices import Office, offices, staff
from .tables import table

__all__ = [
    "Context",
    "Form",
    "Leader",
    "Naming",
    "Office",
    "Rule",
    "Step",
    "actor_by_code",
    "actors",
    "choose",
    "existed",
    "generics",
    "leaders",
    "namings",
    "nobody",
    "offices",
    "rules",
    "staff",
    "table",
]
