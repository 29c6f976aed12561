"""What bin/work starts: a worker alone, for a server on which something else (systemd, a container) keeps it up."""

import argparse
import os
import sys
from pathlib import Path


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="bin/work", description="Sends what waits to be sent, looks for replies, and does all else that recurs."
    )
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="where everything is kept (default ~/.local/share/shoptalk)"
    )
    wanted = parser.parse_args(argv)
    if wanted.data:
        os.environ["SHOPTALK_DATA"] = str(wanted.data.expanduser().resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shoptalk.settings")

    import django

    django.setup()
    from shoptalk.clock.worker import work
    from shoptalk.stewardship.upgrading import CannotUpgrade, bring_up_to_date

    try:
        bring_up_to_date()
    except CannotUpgrade as sentence:
        print(f"The worker did not start. {sentence}", file=sys.stderr)  # noqa: T201
        raise SystemExit(2) from None
    work()


if __name__ == "__main__":
    main()
