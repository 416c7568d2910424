"""Several papers as one file to print: each in its number of copies, one bookmark a paper."""

import io

from pypdf import PdfReader, PdfWriter


class Bundle:
    """Papers put one behind the other. Their own page numbers stay: `第 n 页 共 m 页` counts each paper alone."""

    def __init__(self) -> None:
        self._writer = PdfWriter()

    @property
    def pages(self) -> int:
        """Sheets so far."""
        return len(self._writer.pages)

    def add(self, title: str, pdf: bytes, *, copies: int = 1) -> None:
        """Put `pdf` in, `copies` times, under one bookmark."""
        reader, first = PdfReader(io.BytesIO(pdf)), self.pages
        for _ in range(copies):
            for page in reader.pages:
                self._writer.add_page(page)
        self._writer.add_outline_item(title=title, page_number=first)

    def pdf(self) -> bytes:
        """The whole as bytes."""
        out = io.BytesIO()
        self._writer.write(out)
        return out.getvalue()
