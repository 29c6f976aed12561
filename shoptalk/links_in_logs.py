"""Addresses that are themselves the key (a guest's page, the calendar feed) are left out of what the program logs."""

import logging
import re

# Told with each answer that is a refusal; logs are kept longer, and read by more people, than a link is good for.
A_KEY = re.compile(r"/(pick|calendar)/[^/\s?\"']+")


class WithoutLinks(logging.Filter):
    """Lets every record through, with the secret part of such addresses taken out."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if (kept := A_KEY.sub(r"/\1/…", said)) != said:
            record.msg, record.args = kept, ()
        return True
