"""What passes between the stages: frozen dataclasses and small pure functions, no input or output.

`Article` (sources) -> `Reading` (extract) -> `Annotated` (annotate) -> `Chronicle` (chronicle) -> `Page` (pages).
"""
