"""The table. Each entry says where its provider tells the same (`source`), so that it can be looked up again.

Servers and ports change rarely; where passwords are made changes often. A wrong entry does no harm: the form shows
every value before anything is sent, and "Test it" says what does not work.
"""

from dataclasses import dataclass

TLS, STARTTLS = "tls", "starttls"


@dataclass(frozen=True, slots=True)
class Provider:
    """`smtp` and `imap`: host, port, kind of encryption. `copies_itself`: a letter that was sent is in Sent already."""

    key: str
    name: str
    domains: frozenset[str]
    smtp: tuple[str, int, str]
    imap: tuple[str, int, str]
    hint: str
    source: str
    made_at: str = ""  # where an app password is made
    needs_token: bool = False
    copies_itself: bool = False
    caldav: str = ""
    calendar_hint: str = ""


def _provider(key: str, name: str, domains: str, smtp: tuple, imap: tuple, hint: str, source: str, **more) -> Provider:
    return Provider(key, name, frozenset(domains.split()), smtp, imap, hint, source, **more)


PROVIDERS: tuple[Provider, ...] = (
    _provider(
        "gmail", "Gmail", "gmail.com googlemail.com", ("smtp.gmail.com", 587, STARTTLS), ("imap.gmail.com", 993, TLS),
        "Gmail does not take your usual password here. Switch on 2-Step Verification in your Google account, then "
        "make an app password and type it below.",
        "Google: Gmail Help, “Add Gmail to another email client”",
        made_at="https://myaccount.google.com/apppasswords", copies_itself=True,
        calendar_hint="Google Calendar takes no password from other programs. Use the feed below: in Google Calendar, "
        "Settings, your calendar, “Secret address in iCal format”.",
    ),
    _provider(
        "outlook", "Outlook.com", "outlook.com outlook.de outlook.fr hotmail.com hotmail.co.uk hotmail.de hotmail.fr "
        "live.com live.co.uk live.de msn.com",
        ("smtp-mail.outlook.com", 587, STARTTLS), ("outlook.office365.com", 993, TLS),
        "Outlook.com takes a token (XOAUTH2) from other programs, and no password any more. A token is good for "
        "about an hour; most people do better with a second mailbox for their search.",
        "Microsoft: Support, “POP, IMAP, and SMTP settings for Outlook.com”",
        needs_token=True, copies_itself=True,
        calendar_hint="Microsoft has no CalDAV. Publish the calendar in Outlook on the web (Settings, Calendar, Shared "
        "calendars) and use the ICS address below.",
    ),
    _provider(
        "microsoft365", "Microsoft 365 (work or school)", "onmicrosoft.com",
        ("smtp.office365.com", 587, STARTTLS), ("outlook.office365.com", 993, TLS),
        "Microsoft 365 takes a token (XOAUTH2), and only where your organization allows IMAP and authenticated "
        "SMTP. Ask its help desk, or use a mailbox of your own for your search.",
        "Microsoft: Learn, “Authenticate an IMAP, POP or SMTP connection using OAuth”",
        needs_token=True, copies_itself=True,
        calendar_hint="Microsoft has no CalDAV. Publish the calendar in Outlook on the web (Settings, Calendar, Shared "
        "calendars) and use the ICS address below.",
    ),
    _provider(
        "icloud", "iCloud", "icloud.com me.com mac.com", ("smtp.mail.me.com", 587, STARTTLS),
        ("imap.mail.me.com", 993, TLS),
        "iCloud wants an app-specific password: Apple Account, Sign-In and Security, App-Specific Passwords.",
        "Apple: Support, “iCloud Mail server settings for other email client apps”",
        made_at="https://account.apple.com", caldav="https://caldav.icloud.com/",
        calendar_hint="iCloud wants an app-specific password here as well; the one for mail will do.",
    ),
    _provider(
        "yahoo", "Yahoo", "yahoo.com yahoo.de yahoo.fr yahoo.co.uk yahoo.es yahoo.it ymail.com rocketmail.com",
        ("smtp.mail.yahoo.com", 465, TLS), ("imap.mail.yahoo.com", 993, TLS),
        "Yahoo wants an app password: Account security, “Generate app password”.",
        "Yahoo: Help, “IMAP server settings for Yahoo Mail”",
        made_at="https://login.yahoo.com/account/security", caldav="https://caldav.calendar.yahoo.com/",
    ),
    _provider(
        "aol", "AOL", "aol.com aol.de aim.com", ("smtp.aol.com", 465, TLS), ("imap.aol.com", 993, TLS),
        "AOL wants an app password: Account security, “Generate app password”.",
        "AOL: Help, “Use IMAP to sync AOL Mail on a third-party app”",
        made_at="https://login.aol.com/account/security",
    ),
    _provider(
        "fastmail", "Fastmail", "fastmail.com fastmail.fm", ("smtp.fastmail.com", 465, TLS),
        ("imap.fastmail.com", 993, TLS),
        "Fastmail wants an app password: Settings, Privacy & Security, “Manage app passwords”. Allow mail, and "
        "calendars if you connect those too.",
        "Fastmail: Help, “Server names and ports”",
        caldav="https://caldav.fastmail.com/", calendar_hint="The app password must allow calendars (CalDAV).",
    ),
    _provider(
        "gmx", "GMX", "gmx.de gmx.net gmx.at gmx.ch", ("mail.gmx.net", 587, STARTTLS), ("imap.gmx.net", 993, TLS),
        "GMX lets other programs in after you allow it once: Settings, “POP3/IMAP”. With two-factor sign-in it "
        "wants an app password.",
        "GMX: Hilfe, “IMAP-Serverdaten”", caldav="https://caldav.gmx.net/",
    ),
    _provider(
        "gmx_com", "GMX.com", "gmx.com gmx.us gmx.co.uk", ("mail.gmx.com", 587, STARTTLS), ("imap.gmx.com", 993, TLS),
        "GMX lets other programs in after you allow it once: Settings, “POP3 & IMAP”.",
        "GMX: Help center, “Server settings for IMAP”", caldav="https://caldav.gmx.com/",
    ),
    _provider(
        "web_de", "WEB.DE", "web.de", ("smtp.web.de", 587, STARTTLS), ("imap.web.de", 993, TLS),
        "WEB.DE lets other programs in after you allow it once: Einstellungen, “POP3/IMAP Abruf”. With two-factor "
        "sign-in it wants an app password.",
        "WEB.DE: Hilfe, “IMAP-Serverdaten”", caldav="https://caldav.web.de/",
    ),
    _provider(
        "posteo", "Posteo", "posteo.de posteo.net posteo.org posteo.eu", ("posteo.de", 465, TLS),
        ("posteo.de", 993, TLS), "Posteo takes your usual password; with two-factor sign-in switched on too.",
        "Posteo: Help, “Server settings for email programs”", caldav="https://posteo.de:8443/",
    ),
    _provider(
        "mailbox_org", "mailbox.org", "mailbox.org", ("smtp.mailbox.org", 465, TLS), ("imap.mailbox.org", 993, TLS),
        "mailbox.org takes your usual password; with two-factor sign-in it wants an app password.",
        "mailbox.org: Knowledge base, “Settings for email programs”", caldav="https://dav.mailbox.org/caldav/",
    ),
    _provider(
        "zoho", "Zoho", "zohomail.com zoho.com", ("smtp.zoho.com", 465, TLS), ("imap.zoho.com", 993, TLS),
        "Zoho lets other programs in after you switch on IMAP: Settings, Mail accounts. With two-factor sign-in it "
        "wants an app password.",
        "Zoho: Mail help, “IMAP access” and “SMTP server configuration”", copies_itself=True,
        caldav="https://calendar.zoho.com/caldav/",
    ),
    _provider(
        "zoho_eu", "Zoho (Europe)", "zohomail.eu zoho.eu", ("smtp.zoho.eu", 465, TLS), ("imap.zoho.eu", 993, TLS),
        "Zoho lets other programs in after you switch on IMAP: Settings, Mail accounts. With two-factor sign-in it "
        "wants an app password.",
        "Zoho: Mail help, “IMAP access” and “SMTP server configuration”", copies_itself=True,
        caldav="https://calendar.zoho.eu/caldav/",
    ),
    _provider(
        "t_online", "T-Online", "t-online.de magenta.de", ("securesmtp.t-online.de", 465, TLS),
        ("secureimap.t-online.de", 993, TLS),
        "T-Online wants the password for e-mail programs, which you set in the customer center; it is another one "
        "than for the website.",
        "Telekom: Hilfe, “Posteingangsserver und Postausgangsserver”",
    ),
    _provider(
        "proton", "Proton Mail (with Bridge)", "proton.me protonmail.com protonmail.ch pm.me",
        ("127.0.0.1", 1025, STARTTLS), ("127.0.0.1", 1143, STARTTLS),
        "Proton Mail needs its Bridge on this computer. Bridge shows the password to type below; this machine must "
        "also trust its certificate (docs/operating/mail-and-calendar.md says how).",
        "Proton: Support, “Proton Mail Bridge” and “IMAP, SMTP, and POP3 setup”", copies_itself=True,
    ),
)  # fmt: skip
