"""Templates put together are what Jinja makes of them, byte for byte."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from markupsafe import Markup

from builder.model.html import escaped
from builder.publish.flatten import Environment

BASE = """<title>{% block title %}none{% endblock %}</title>
{% if deep %}
<b>{{ deep }}</b>
{% endif %}
{% block main %}{{ word }}{% endblock %}
{% block foot %}<p>{{ word }}</p>{% endblock %}
"""
MACRO = "{% macro loud(x) %}<i>{{ x }}!</i>{% endmacro %}"
CASES = {
    "nothing of its own": '{% extends "base.html" %}',
    "blocks": '{% extends "base.html" %}\n{% block title %}{{ word }}{% endblock %}',
    "a block that the parent lacks": '{% extends "base.html" %}{% block none %}lost{% endblock %}',
    "text outside of blocks": '{% extends "base.html" %}lost{% block main %}kept{% endblock %}lost',
    "names set in a block": '{% extends "base.html" %}{% block main %}{% set word = "other" %}{{ word }}{% endblock %}',
    "a macro of its own": '{% extends "base.html" %}{% macro two(x) %}{{ x }}{{ word }}{% endmacro %}'
    "{% block main %}{{ two(deep) }}{% endblock %}",
    "a macro from elsewhere": '{% extends "base.html" %}{% from "macro.html" import loud %}'
    "{% block foot %}{{ loud(word) }}{% endblock %}",
    "loops": '{% extends "base.html" %}{% block main %}{% for word in words %}{{ loop.index }}{{ word }}{% endfor %}'
    "{{ word }}{% endblock %}",
    "the parent's block": '{% extends "base.html" %}{% block foot %}{{ super() }}{{ super() }}{% endblock %}',
    "a block twice": '{% extends "base.html" %}{% block main %}{{ self.title() }}{% endblock %}',
    "a block in a block": '{% extends "base.html" %}{% block main %}a{% block inner %}b{% endblock %}{% endblock %}',
    "names set outside": '{% extends "base.html" %}{% set word = "other" %}{% block main %}{{ word }}{% endblock %}',
    "a parent by its name": "{% extends parent %}{% block main %}kept{% endblock %}",
    "grandparents": '{% extends "middle.html" %}{% block title %}{{ word }}{% endblock %}',
}


def layouts(folder: Path, own: str) -> Path:
    texts = {"base.html": BASE, "macro.html": MACRO, "own.html": own}
    texts["middle.html"] = '{% extends "base.html" %}{% block main %}middle{% endblock %}'
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def rendered(kind: type[jinja2.Environment], folder: Path) -> str:
    templates = kind(
        loader=jinja2.FileSystemLoader(folder), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
    )
    context = {"word": "<&'\">", "deep": Markup("<u>"), "words": (1, "two", None), "parent": "base.html"}
    if not isinstance(templates, Environment):
        return templates.get_template("own.html").render(context)
    before = templates.page("own.html").render(context)
    templates.put_together("own.html")
    after = templates.page("own.html").render(context)
    assert before == after
    return after


@pytest.mark.parametrize("own", CASES.values(), ids=CASES)
def test_a_template_put_together_says_what_jinja_says(own: str, tmp_path: Path) -> None:
    layouts(tmp_path, own)
    assert rendered(Environment, tmp_path) == rendered(jinja2.Environment, tmp_path)


def test_our_own_templates_are_put_together() -> None:
    folder = Path(__file__).parents[2] / "layouts"
    templates = Environment(loader=jinja2.FileSystemLoader(folder), autoescape=True)
    for path in folder.glob("*.html"):
        templates.put_together(path.name)
        assert not templates.page(path.name).blocks or path.name == "base.html", path.name


@pytest.mark.parametrize("name", ["missing", "base"])
def test_a_fault_is_named_with_its_file(name: str, tmp_path: Path) -> None:
    layouts(tmp_path, f'{{% extends "{name}.html" %}}')
    (tmp_path / "base.html").write_text("one\n{% if %}\n", "utf-8")
    with pytest.raises((jinja2.TemplateSyntaxError, jinja2.TemplateNotFound)) as ours:
        rendered(Environment, tmp_path)
    with pytest.raises((jinja2.TemplateSyntaxError, jinja2.TemplateNotFound)) as theirs:
        rendered(jinja2.Environment, tmp_path)
    assert ours.type == theirs.type
    for part in ("message", "lineno", "filename"):
        assert getattr(ours.value, part, None) == getattr(theirs.value, part, None)


@pytest.mark.parametrize("value", ["plain", "<&'\">", "", Markup("<b>"), 3, None, 1.5, jinja2.Undefined()])
def test_escaping_is_that_of_markupsafe(value: object) -> None:
    from markupsafe import escape

    assert str(escaped(value)) == str(escape(value))
