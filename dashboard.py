"""The application object: compression, security headers, warm-up, and an orderly end. Start with
`streamlit run dashboard.py`; the pages begin in `pages/frame.py`.
"""

from __future__ import annotations

import base64
import gc
import hashlib
import os
import re
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# before numpy is imported: the matrices are small, and threads that wait for each other cost more
# than they save
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:  # the library is found from whatever folder the server is started in
    sys.path.insert(0, str(ROOT))

#: below this many bytes an answer is not worth compressing
MIN_GZIP_BYTES = 1000
#: 1 is fast, 9 is small: at 1 the ten megabytes of code cost least until the first chart is drawn
GZIP_LEVEL = 1
#: where Streamlit keeps what it sends to the browser
STATIC = Path(st.__file__).parent / "static"
#: scripts written into Streamlit's own start page; named by their hash, all others are refused
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


def content_security_policy() -> str:
    """Return the policy that lets the browser talk to this server and to nobody else.

    Examples
    --------
    >>> "connect-src 'self'" in content_security_policy()
    True
    """
    scripts = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in _INLINE_SCRIPT.findall((STATIC / "index.html").read_text("utf-8"))
    )
    return (
        f"default-src 'self'; script-src 'self' blob: {scripts}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' data: blob:; "
        "worker-src 'self' blob:; frame-src 'self' blob: data:; object-src 'none'; "
        "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    )


def chart_code() -> str:
    """Return the header that has the browser fetch the code of the charts with the first page.

    Without it the browser learns only from the first chart that it needs these megabytes.
    """
    return ", ".join(
        f"</{path.relative_to(STATIC).as_posix()}>; rel=modulepreload"
        for path in STATIC.glob("static/js/PlotlyChart.*.js")
    )


class AnswerHeaders:
    """Add the security headers to every answer, and to the start page what to fetch early."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = [
            (b"content-security-policy", content_security_policy().encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"same-origin"),
        ]
        self.start_page_headers = [(b"link", chart_code().encode())]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add the headers when the answer starts."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [*message["headers"], *self.headers]
                if any(name == b"content-type" and b"html" in value for name, value in headers):
                    headers += self.start_page_headers
                message["headers"] = headers
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def warm_up() -> None:
    """Import what the pages need and read the seed, so that the first visitor does not wait.

    What is loaded now stays for good, so looking for garbage in it would only cost time.
    """
    gc.disable()
    try:
        from pages.parts import cache

        cache.warm_up()
    finally:
        gc.freeze()
        gc.enable()


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Warm up in the background while the server already answers; at the end, save and let go."""
    threading.Thread(target=warm_up, name="warm-up", daemon=True).start()
    yield {}
    from pages.parts import cache

    cache.close()


app = st.App(
    ROOT / "pages" / "frame.py",
    middleware=[
        Middleware(GZipMiddleware, minimum_size=MIN_GZIP_BYTES, compresslevel=GZIP_LEVEL),
        Middleware(AnswerHeaders),
    ],
    lifespan=lifespan,
)
