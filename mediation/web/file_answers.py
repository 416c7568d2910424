"""Files on their way out: as downloads that no browser runs, as pictures that this program drew, as papers it set."""

from urllib.parse import quote

from flask import Response

from mediation.rules.file_types import extension_of, plain_name

# A picture made by this program is shown; were it anything else, nothing in it would load or run.
SHOWN = "default-src 'none'; sandbox"


def download(content: bytes, name: str, media_type: str) -> Response:
    """`content` as a file to keep under its own name (RFC 6266); never opened on this desk's own address."""
    answer = Response(content, mimetype=media_type)
    extension = extension_of(name)
    plain = f"file.{extension}" if extension.isascii() and extension.isalnum() else "file"
    quoted = quote(plain_name(name), safe="")
    answer.headers["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quoted}"
    answer.headers["Content-Security-Policy"] = SHOWN
    return answer


def shown_picture(content: bytes) -> Response:
    """A JPEG that this program drew, shown in the page."""
    answer = Response(content, mimetype="image/jpeg")
    answer.headers["Content-Disposition"] = "inline"
    answer.headers["Content-Security-Policy"] = SHOWN
    return answer


def pdf_answer(content: bytes, name: str, *, download: bool = False) -> Response:
    """A paper that this program set, named `name` without its ending: opened in the browser, or kept as a file."""
    how = "attachment" if download else "inline"
    answer = Response(content, mimetype="application/pdf")
    quoted = quote(plain_name(f"{name}.pdf"), safe="")
    answer.headers["Content-Disposition"] = f"{how}; filename=\"file.pdf\"; filename*=UTF-8''{quoted}"
    return answer
