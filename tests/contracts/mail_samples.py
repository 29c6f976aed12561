"""Small messages for mailboxes in tests."""

from email.message import EmailMessage


def letter(
    sender: str = "Dana Whitfield <dana.whitfield@rivermark.example>",
    subject: str = "Re: Pitt and planning",
    words: str = "Happy to. Thursday at 3:30 works.",
    answers: str = "",
    message_id: str = "",
    **headers: str,
) -> bytes:
    """A message; `headers` are further ones, with _ for -."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, "Marisol Vega <marisol.vega@mail.example>", subject
    if message_id:
        made["Message-ID"] = message_id
    if answers:
        made["In-Reply-To"] = made["References"] = answers
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(words)
    return made.as_bytes()


def with_attachment(megabytes: int, words: str = "The plan is attached.", **more: str) -> bytes:
    """The same with a file that nobody needs to fetch."""
    head, _, _ = letter(**more).partition(b"Content-Type")
    line = b"QUJD" * 18 + b"\r\n"
    return b"".join(
        [
            head.rstrip() + b'\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n',
            b"--b\r\nContent-Type: application/pdf; name=plan.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n",
            line * (megabytes * 1_000_000 // len(line)),
            b'\r\n--b\r\nContent-Type: multipart/alternative; boundary="c"\r\n\r\n--c\r\n'
            b"Content-Type: text/plain; charset=utf-8\r\n"
            b"Content-Transfer-Encoding: quoted-printable\r\n\r\n",
            words.encode(),
            b"\r\n--c\r\nContent-Type: text/html\r\n\r\n<p>in HTML</p>\r\n--c--\r\n--b--\r\n",
        ]
    )
