"""bin/shoptalk speech: says in words what is missing, and renders each line once."""

import pytest

from shoptalk.design.refusals import Refusal
from shoptalk.doors import speaking
from shoptalk.integrations.speech import found
from shoptalk.integrations.speech.memory import Remembering


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SHOPTALK_SPEECH", str(tmp_path))
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr("shutil.which", lambda name: None)
    return tmp_path


def test_what_is_missing_is_said_in_words(folder):
    words = speaking.check_in_words(speaking.check())
    for part in ("cannot listen yet", "bin/speech installs it", "apt-get install flite", "Typing needs none of it"):
        assert part in words
    with pytest.raises(Refusal, match="No voice is installed"):
        speaking.render()


def test_a_model_of_ones_own_is_called_that(folder):
    (folder / "model.bin").write_bytes(b"mine")
    (folder / "venv" / "bin").mkdir(parents=True)
    (folder / "venv" / "bin" / "python").touch()
    report = speaking.check()
    assert (report["listens"], report["pinned"]) == (True, False)
    assert "your own" in speaking.check_in_words(report)


def test_each_line_is_rendered_once(folder, monkeypatch):
    monkeypatch.setattr(found, "voice", Remembering)
    first = speaking.render(scenario="friendly-expert")
    assert first["rendered"] > 50 and first["kept"] == 0
    again = speaking.render(scenario="friendly-expert")
    assert (again["rendered"], again["kept"]) == (0, first["rendered"])
    assert speaking.check()["voices"] == first["rendered"]
    assert not [path for path in (folder / "voices").iterdir() if path.suffix != ".wav"]
    with pytest.raises(Refusal, match="no scenario"):
        speaking.render(scenario="nobody")
