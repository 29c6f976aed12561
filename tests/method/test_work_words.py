"""A field is mostly written as a job title, and a letter must still be a sentence."""

import pytest

from shoptalk.method.work_words import as_somebody, as_work


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Data analyst", "working as a data analyst"),
        ("Urban planner", "working as an urban planner"),
        ("UX designer", "working as a UX designer"),
        ("HR assistant", "working as an HR assistant"),
        ("Director of research", "working as a director of research"),
        ("Urban planning", "urban planning"),
        ("Renewable power", "renewable power"),
        ("Environmental management", "environmental management"),
        ("GIS mapping", "GIS mapping"),
        ("Urban and Regional Planners", "the work of urban and regional planners"),
        ("Data Scientists", "the work of data scientists"),
        ("Data Analyst", "working as a data analyst"),
        ("Full-Stack Developer", "working as a full-stack developer"),
        ("English Teacher", "working as an English teacher"),
        ("Business", "business"),
        ("Public Relations", "public relations"),
        ("", ""),
    ],
)
def test_a_field_is_said_as_work(written: str, said: str) -> None:
    assert as_work(written) == said


@pytest.mark.parametrize(
    ("position", "said"),
    [("BI Developer", "a BI Developer"), ("engineer", "an engineer"), ("Head of Data", "Head of Data")],
)
def test_a_position_has_its_article(position: str, said: str) -> None:
    assert as_somebody(position) == said
