"""The chronicle: news articles in, annotated Markdown and a cross-linked static site out.

The folders are the stages; `builder.flow` joins them. The command line is `builder.cli`.
"""

__version__ = "0.1.0"
