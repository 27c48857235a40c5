"""A small OpenID Connect provider on this machine, at which one made-up person signs in."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

CLIENT = "actorscope-test"
PERSON = {"sub": "1", "email": "ann@example.org", "name": "Ann"}
CODE = "a-code-that-is-used-once"
#: seconds that a sign-in is good for
VALID = 600


class Provider(ThreadingHTTPServer):
    """The provider; it says who asked for what."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.address = f"http://127.0.0.1:{self.server_address[1]}"
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        #: what the server asked to find again in the token
        self.nonce = ""
        self.asked: list[str] = []


class Answers(BaseHTTPRequestHandler):
    """What the provider says."""

    server: Provider

    def do_GET(self) -> None:
        """Describe itself, show its key, or ask who is there."""
        parts = urlsplit(self.path)
        self.server.asked.append(parts.path)
        if parts.path == "/authorize":
            self._answer(self._form(parse_qs(parts.query)), "text/html")
        elif parts.path == "/keys":
            self._answer_json({"keys": [self._public_key()]})
        else:
            self._answer_json(self._description())

    def do_POST(self) -> None:
        """Give the token for the code."""
        self.server.asked.append(urlsplit(self.path).path)
        said = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        if said["code"] != [CODE]:
            self.send_error(400)
            return
        token = {"access_token": "x", "token_type": "Bearer", "id_token": self._signed()}
        self._answer_json(token)

    def log_message(self, *_: Any) -> None:
        """Print nothing."""

    def _description(self) -> dict[str, Any]:
        address = self.server.address
        return {
            "issuer": address,
            "authorization_endpoint": f"{address}/authorize",
            "token_endpoint": f"{address}/token",
            "jwks_uri": f"{address}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def _form(self, asked: dict[str, list[str]]) -> bytes:
        """A page with one link: back, with a code."""
        self.server.nonce = asked["nonce"][0]
        back = urlencode({"code": CODE, "state": asked["state"][0]})
        return f'<a href="{asked["redirect_uri"][0]}?{back}">I am Ann</a>'.encode()

    def _public_key(self) -> dict[str, str]:
        numbers = self.server.key.public_key().public_numbers()
        shown = {
            name: _encoded(number.to_bytes((number.bit_length() + 7) // 8, "big"))
            for name, number in (("n", numbers.n), ("e", numbers.e))
        }
        return {"kty": "RSA", "kid": "1", "use": "sig", "alg": "RS256", **shown}

    def _signed(self) -> str:
        """Who signed in, as a JSON web token."""
        now, address = int(time.time()), self.server.address
        stated = {"iss": address, "aud": CLIENT, "iat": now, "exp": now + VALID}
        claims = {**PERSON, **stated, "nonce": self.server.nonce}
        parts = ({"alg": "RS256", "kid": "1", "typ": "JWT"}, claims)
        written = ".".join(_encoded(json.dumps(part).encode()) for part in parts)
        signature = self.server.key.sign(written.encode(), PKCS1v15(), SHA256())
        return f"{written}.{_encoded(signature)}"

    def _answer_json(self, content: dict[str, Any]) -> None:
        self._answer(json.dumps(content).encode(), "application/json")

    def _answer(self, content: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def providing() -> Iterator[Provider]:
    """The provider, running."""
    with Provider() as provider:
        thread = Thread(target=provider.serve_forever, daemon=True)
        thread.start()
        yield provider
        provider.shutdown()
        thread.join()


def secrets_for(provider: Provider, server: str) -> str:
    """What belongs into ``.streamlit/secrets.toml`` of a server at this address."""
    return (
        "[auth]\n"
        f'redirect_uri = "{server}/oauth2callback"\n'
        'cookie_secret = "a secret of the test, long enough to sign with"\n'
        f'client_id = "{CLIENT}"\n'
        'client_secret = "another secret of the test"\n'
        f'server_metadata_url = "{provider.address}/.well-known/openid-configuration"\n'
    )


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
