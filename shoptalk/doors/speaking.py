"""Operations on speech: what there is of it on this machine, and the voices of practice calls. No notebook opens."""

import os
import time
from pathlib import Path
from typing import Any

from shoptalk.design.refusals import Refusal


def check() -> dict[str, Any]:
    """Verify the program that listens and its weights, by their checksums, and say what is missing."""
    from shoptalk.integrations.ports.speech import NoSpeech
    from shoptalk.integrations.speech import found

    folder = _folder()
    report: dict[str, Any] = {"folder": str(folder), "weights": "", "pinned": False, "missing": []}
    for look in (lambda: found.python_of(folder), lambda: _weights(folder, report), found.voice):
        try:
            look()
        except NoSpeech as sentence:
            report["missing"].append(str(sentence))
    report["listens"] = bool(report["weights"]) and found.is_here(folder)
    report["voices"] = len(list((folder / "voices").glob("*.wav")))
    return report


def check_in_words(report: dict[str, Any]) -> str:
    lines = [f"Speech lies in {report['folder']}."]
    if report["weights"]:
        lines.append(
            f"The weights are {report['weights']}, file by file."
            if report["pinned"]
            else f"The weights are your own, in {report['weights']}; nobody compared them."
        )
    lines.append("It can listen." if report["listens"] else "It cannot listen yet. Typing needs none of it.")
    lines.append(f"{report['voices']:,} lines of practice calls have a voice.")
    return "\n".join([*lines, *report["missing"]])


def render(folder: Path | None = None, scenario: str = "") -> dict[str, Any]:
    """Render each line of the practice calls once, with one voice a scenario; DIR is the folder of voices by default.

    What was rendered before stays; --scenario KEY renders those of one.
    """
    from shoptalk.integrations.ports.speech import NoSpeech
    from shoptalk.integrations.speech import found
    from shoptalk.method.rehearsal.finite_lines import file_of, finite_lines, voice_for
    from shoptalk.method.rehearsal.scenarios import SCENARIOS

    chosen = {scenario: SCENARIOS[scenario]} if scenario in SCENARIOS else {} if scenario else SCENARIOS
    if not chosen:
        raise Refusal(f"There is no scenario “{scenario}”. It is one of: {', '.join(SCENARIOS)}.")
    folder = folder or _folder() / "voices"
    began, made, kept = time.monotonic(), 0, 0
    try:
        voice = found.voice()
        folder.mkdir(parents=True, exist_ok=True)
        for one in chosen.values():
            for key, text in finite_lines(one).items():
                path = folder / file_of(key)
                if path.exists():
                    kept += 1
                    continue
                beside = path.with_suffix(f".{os.getpid()}")
                beside.write_bytes(voice.speak(text, voice_for(one, voice.voices)))
                beside.replace(path)
                made += 1
    except NoSpeech as sentence:
        raise Refusal(str(sentence)) from None
    except OSError as error:
        raise Refusal(f"{folder} cannot be written to ({error.strerror}). Name another folder.") from None
    seconds = round(time.monotonic() - began, 1)
    return {"folder": str(folder), "rendered": made, "kept": kept, "seconds": seconds}


def render_in_words(report: dict[str, Any]) -> str:
    return (
        f"{report['rendered']:,} lines rendered in {report['seconds']} s, {report['kept']:,} were there already: "
        f"{report['folder']}"
    )


def _weights(folder: Path, report: dict[str, Any]) -> None:
    from shoptalk.integrations.speech import found

    weights = found.weights_of(folder)
    found.must_be_what_they_say(weights)
    pinned = found.weights_pinned().get(weights.name)
    report["weights"] = f"{pinned['what']} ({pinned['licence']}; {pinned['source']})" if pinned else str(weights.folder)
    report["pinned"] = pinned is not None


def _folder() -> Path:
    """As settings.SPEECH, without opening the settings."""
    from shoptalk.data_folder import data_folder

    return Path(os.environ.get("SHOPTALK_SPEECH", "") or data_folder() / "speech").expanduser()
