"""Sending one mail through the office's own mail server; off unless a host is set."""

import smtplib
import ssl
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

TIMEOUT = 20.0
"""Seconds to wait for each step of the server."""
PORTS = {"none": 25, "starttls": 587, "tls": 465}
"""The usual port by how the line is secured."""


class MailNotSent(Exception):
    """The server did not take the mail; the message says why, without an address."""


@dataclass(frozen=True)
class Smtp:
    """A mail server. `security` none, starttls or tls; `user` "" where it asks for no login; `sender` the address that
    mails come from."""

    host: str
    port: int
    sender: str
    security: str = "starttls"
    user: str = ""
    password: str = ""


def compose(smtp: Smtp, *, to: str, subject: str, text: str, at: datetime) -> EmailMessage:
    """A plain mail in Chinese, marked as made by a machine so that nobody's absence note answers it."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = smtp.sender, to, subject
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = make_msgid(domain=smtp.sender.rpartition("@")[2])
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(text, charset="utf-8", cte="base64")
    return mail


def send(mail: EmailMessage, smtp: Smtp) -> None:
    """Hand the mail over. Raises `MailNotSent`."""
    try:
        with _connect(smtp) as server:
            if smtp.user:
                server.login(smtp.user, smtp.password)
            server.send_message(mail)
    except smtplib.SMTPRecipientsRefused as refused:
        codes = "、".join(str(code) for code, _ in refused.recipients.values())
        raise MailNotSent(f"邮件服务器不收这个收件地址（{codes}）") from refused
    except smtplib.SMTPResponseException as answer:
        raise MailNotSent(f"邮件服务器没有收（{answer.smtp_code}）") from answer
    except (OSError, smtplib.SMTPException, ValueError) as error:
        raise MailNotSent(f"没有送到邮件服务器（{type(error).__name__}）") from error


def _connect(smtp: Smtp) -> smtplib.SMTP:
    if smtp.security == "tls":
        return smtplib.SMTP_SSL(smtp.host, smtp.port, timeout=TIMEOUT, context=ssl.create_default_context())
    server = smtplib.SMTP(smtp.host, smtp.port, timeout=TIMEOUT)
    if smtp.security == "starttls":
        server.starttls(context=ssl.create_default_context())
    return server
