"""PDF: the text layer, page by page; a page turn is a form feed."""

from __future__ import annotations

import io
import logging
import re

from ...errors import BadInput

_BARE = re.compile(r"\s+")


def read_pdf(content: bytes, name: str) -> str:
    """Read the text of a PDF.

    Parameters
    ----------
    content : bytes
        The file.
    name : str
        For messages.

    Returns
    -------
    str
        The lines of its pages as they are laid out, a form feed after each page.

    Raises
    ------
    BadInput
        The file is damaged or locked, or has no text layer (a scan).
    """
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it comments on every flaw; the text decides
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise BadInput(f"{name}: locked by a password; save it without one")
        pages = [page.extract_text().replace("\f", "\n").replace("\r", "\n").strip("\n") for page in reader.pages]
    except BadInput:
        raise
    except Exception as error:  # pypdf raises many kinds for a damaged file
        raise BadInput(f"{name}: not a whole PDF ({type(error).__name__}); print or export it anew") from error
    text = "".join(f"{page}\f" for page in pages)
    if not _BARE.sub("", text):
        raise BadInput(f"{name}: the PDF has {len(pages)} pages but no text, so it is a scan; run it through OCR first")
    return text
