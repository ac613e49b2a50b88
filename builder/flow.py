"""The whole pipeline on one screen: one function a command, one call a stage.

Stages are imported where they are used, so that building the site never loads what only reading needs.
"""

from __future__ import annotations
