"""What the readme says of nginx and systemd, tried: a server below a path, behind TLS, with a token."""

from __future__ import annotations

import configparser
import re
import shlex
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import httpx
import pytest

from kg.graph import Graph
from kg.settings import Settings
from kg.store import open_store
from tests.packaging.project import ROOT
from tests.process import started
from tests.serve.story import CAPTURED, HOSTILE, REPORTS, Told

README = (ROOT / "README.md").read_text("utf-8")
TOKEN = "a-token-for-those-elsewhere"
MOST = 150

needs_nginx = pytest.mark.skipif(
    not (shutil.which("nginx") and shutil.which("openssl")), reason="no nginx or openssl on this machine"
)


def block(language: str) -> str:
    """Give the only block of the readme in a language."""
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert isinstance(found, str)
    return found


def unit() -> configparser.ConfigParser:
    """Give the unit of systemd."""
    parser = configparser.ConfigParser(strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(block("ini"))
    return parser


def command() -> list[str]:
    """Give the words behind `kg` in the unit's command."""
    program, *words = shlex.split(unit()["Service"]["ExecStart"])
    assert program.endswith("/bin/kg")
    return words


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as door:
        port: int = door.getsockname()[1]
    return port


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """Give a certificate for the name in the readme, signed by itself, and its key."""
    key, signed = tmp_path / "key.pem", tmp_path / "chain.pem"
    name = ("-subj", "/CN=graph.example.org", "-addext", "subjectAltName=DNS:graph.example.org")
    made = ("-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2")
    subprocess.run(
        ["openssl", "req", *made, *name, "-keyout", key, "-out", signed], check=True, capture_output=True
    )
    return signed, key


def configured(folder: Path, certificate: tuple[Path, Path], plain: int, secure: int, kg: int) -> Path:
    """Write the configuration of the readme for other ports and another certificate."""
    text = block("nginx")
    for pattern, value in (
        (r"listen 80;", f"listen 127.0.0.1:{plain};"),
        (r"listen 443 ssl;", f"listen 127.0.0.1:{secure} ssl;"),
        (r"(?<=ssl_certificate )\S+(?=;)", str(certificate[0])),
        (r"(?<=ssl_certificate_key )\S+(?=;)", str(certificate[1])),
        (r"http://127\.0\.0\.1:8000", f"http://127.0.0.1:{kg}"),
    ):
        text, changed = re.subn(pattern, value, text)
        assert changed, pattern
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    whole = (
        f"pid {folder}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}{text}}}\n"
    )
    path = folder / "nginx.conf"
    path.write_text(whole)
    return path


@needs_nginx
def test_the_configuration_is_one(tmp_path: Path, certificate: tuple[Path, Path]) -> None:
    path = configured(tmp_path, certificate, 80, 443, 8000)
    told = subprocess.run(
        ["nginx", "-t", "-p", tmp_path, "-c", path, "-e", "stderr"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert "[warn]" not in told.stderr


@contextmanager
def behind_nginx(folder: Path, certificate: tuple[Path, Path]) -> Iterator[httpx.Client]:
    """Start the unit's command and nginx in front of it, and give a client of what they offer."""
    secure, kg = free_port(), free_port()
    tokens = folder / "tokens"
    tokens.write_text(f"read {TOKEN} newsroom\n")
    tokens.chmod(0o600)
    words = ["--tokens", str(tokens), "--port", str(kg), "--store", str(folder / "graph")]
    path = configured(folder, certificate, free_port(), secure, kg)
    nginx = ["nginx", "-p", str(folder), "-c", str(path), "-e", "stderr", "-g", "daemon off;"]
    with started("-m", "kg", *_without(command(), {"--tokens", "--store"}), *words) as serving:
        assert serving.stderr
        assert serving.stderr.readline().startswith("kg: serving on ")
        # Its log would else fill the pipe, and it would wait.
        threading.Thread(target=serving.stderr.read, daemon=True).start()
        with subprocess.Popen(nginx, stderr=subprocess.DEVNULL) as proxy:
            try:
                _await(secure)
                verify = ssl.create_default_context(cafile=certificate[0])
                with httpx.Client(
                    base_url=f"https://127.0.0.1:{secure}",
                    headers={"Host": "graph.example.org"},
                    verify=verify,
                    trust_env=False,
                    timeout=30,
                ) as client:
                    yield client
            finally:
                proxy.terminate()
                proxy.wait(20)


def _without(words: list[str], options: set[str]) -> list[str]:
    left = iter(words)
    return [word for word in left if word not in options or not next(left)]


def _await(port: int) -> None:
    for _ in range(500):
        with closing(socket.socket()) as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError("nginx does not listen")


class Addresses(HTMLParser):
    """The addresses that a page loads or leads to."""

    def __init__(self, page: str) -> None:
        """Read a page."""
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect what a tag names."""
        self.found += [value for name, value in attrs if name in {"href", "src", "action"} and value]


def asked(client: httpx.Client, address: str, accept: str) -> httpx.Response:
    """Ask for an address by its public name, waiting as long as one is told to."""
    told = {"sni_hostname": "graph.example.org"}
    while True:
        answer = client.get(address, headers={"Accept": accept}, extensions=told)
        if answer.status_code != 429:
            return answer
        time.sleep(int(answer.headers["retry-after"]))


@needs_nginx
def test_everything_works_below_a_path_behind_tls(tmp_path: Path, certificate: tuple[Path, Path]) -> None:
    with Graph(open_store(tmp_path / "graph"), Settings(), Told()) as graph:
        graph.add(REPORTS)
    public = "https://graph.example.org/kg/"
    with behind_nginx(tmp_path, certificate) as client:
        _crawl(client)
        manifest = asked(client, "/kg/reconcile", "*/*").json()
        assert manifest["preview"]["url"].startswith(f"{public}reconcile/preview")
        assert asked(client, "/kg/openapi.json", "*/*").json()["servers"] == [{"url": "/kg"}]
        assert f"<{public}sparql>" in asked(client, "/kg/sparql", "text/turtle").text
        first = asked(client, "/kg/claims?limit=2", "*/*").json()
        assert asked(client, first["next"], "*/*").json()["total"] == first["total"] == 4
        told = asked(client, f"/kg/claims/{CAPTURED.id}", "*/*")
        assert re.fullmatch(r"[0-9a-f]{32}", told.headers["x-request-id"])
        assert told.headers["ratelimit-policy"] == '"client";q=20;w=1'
        _text_for_tokens(client)


def _text_for_tokens(client: httpx.Client) -> None:
    # Its id holds slashes, a question mark, a hash, quotes and letters beyond ASCII.
    path = f"/kg/reports/{quote(HOSTILE.id, safe='')}"
    assert asked(client, path, "application/json").json()["text"] is None
    client.headers["Authorization"] = f"Bearer {TOKEN}"
    assert asked(client, path, "application/json").json()["text"] == HOSTILE.text


def _crawl(client: httpx.Client) -> None:
    """Follow whatever leads on from the pages: all of it is below the path, and there."""
    waiting = ["/kg/", "/kg/docs", "/kg/entities", "/kg/reports", "/kg/queries", "/kg/entities/abu-kamal"]
    # The story names these and does not hold them.
    seen = {*waiting, *(f"/kg/entities/{own}" for own in ("syria", "syrian-government"))}
    pages = 0
    while waiting and pages < MOST:
        address = waiting.pop(0)
        answer = asked(client, address, "text/html, */*;q=0.5")
        pages += 1
        # A question that has only its form so far is no table yet.
        incomplete = answer.status_code == 400 and "must be given" in answer.json()["detail"]
        assert incomplete or answer.status_code in {200, 204, 303, 307}, (address, answer.text[:300])
        for found in _leads(answer, address) - seen:
            seen.add(found)
            waiting.append(found)
    assert pages > 30


def _leads(answer: httpx.Response, address: str) -> set[str]:
    found = [answer.headers["location"]] if "location" in answer.headers else []
    found += re.findall(r"<([^>]*)>; rel=", answer.headers.get("link", ""))
    if answer.headers.get("content-type", "").startswith("text/html"):
        found += Addresses(answer.text).found
    whole = {urljoin(f"https://graph.example.org{address}", one).partition("#")[0] for one in found}
    own = {one for one in whole if urlsplit(one).netloc == "graph.example.org"}
    assert all(urlsplit(one).path.startswith("/kg/") for one in own), (address, own)
    return {one.removeprefix("https://graph.example.org") for one in own}


def test_the_unit_starts_what_the_proxy_expects() -> None:
    read, words = unit(), command()
    assert read["Install"]["WantedBy"] == "multi-user.target"
    assert words[words.index("--trusted-proxy") + 1] == "127.0.0.1"
    assert words[words.index("--public-url") + 1] == "https://graph.example.org/kg/"
    assert f"location {urlsplit(words[words.index('--public-url') + 1]).path} {{" in block("nginx")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd on this machine")
def test_the_unit_is_one(tmp_path: Path) -> None:
    path = tmp_path / "kg.service"
    text = re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", block("ini"), flags=re.MULTILINE)
    path.write_text(text)
    told = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", path], capture_output=True, text=True, check=False
    )
    assert "kg.service" not in told.stderr, told.stderr
