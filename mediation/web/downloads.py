"""Files as answers: under a Chinese name (RFC 6266), opened in the browser or kept."""

from urllib.parse import quote

from flask import Response


def file_answer(content: bytes, name: str, media_type: str, *, download: bool = True) -> Response:
    """`content` under `name`; kept as a file unless `download` is False."""
    how = "attachment" if download else "inline"
    plain = f"file.{name.rpartition('.')[2]}"
    answer = Response(content, mimetype=media_type)
    answer.headers["Content-Disposition"] = f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return answer


def pdf_answer(content: bytes, name: str, *, download: bool = False) -> Response:
    """A PDF named `name` without its ending, opened in the browser unless `download`."""
    return file_answer(content, f"{name}.pdf", "application/pdf", download=download)
