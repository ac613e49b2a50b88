"""Knowledge of the world as reviewed YAML tables with their sources, and the loaders of those tables.

`namings()` is the way in for running text: the longest surface form wins, and where a form has several meanings or a
rule of its own, `choose()` decides by the words around it and the date.
"""

from .actors import actor_by_code, actors, existed
from .choosing import Context, Rule, Step, choose, rules
from .names import Form, Naming, generics, namings
from .tables import table

__all__ = [
    "Context",
    "Form",
    "Naming",
    "Rule",
    "Step",
    "actor_by_code",
    "actors",
    "choose",
    "existed",
    "generics",
    "namings",
    "rules",
    "table",
]
