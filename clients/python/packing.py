"""Makes the wheel of this package (PEP 517) from the standard library: installing it asks no index."""

from __future__ import annotations

import tomllib
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

HERE = Path(__file__).resolve().parent
PACKAGE = "oversight_archive"


def build_wheel(wheel_directory: str, config_settings: Any = None, metadata_directory: Any = None) -> str:
    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    name = f"{PACKAGE}-{project['version']}"
    files = {**sources(), **about(project, f"{name}.dist-info")}
    record = f"{name}.dist-info/RECORD"
    files[record] = recorded(files, record).encode()
    with ZipFile(Path(wheel_directory) / f"{name}-py3-none-any.whl", "w", ZIP_DEFLATED) as wheel:
        for place, content in files.items():
            wheel.writestr(place, content)
    return f"{name}-py3-none-any.whl"


def sources() -> dict[str, bytes]:
    found = sorted([*(HERE / PACKAGE).glob("*.py"), HERE / PACKAGE / "py.typed"])
    return {f"{PACKAGE}/{path.name}": path.read_bytes() for path in found}


def about(project: dict[str, Any], folder: str) -> dict[str, bytes]:
    scripts = "\n".join(f"{name} = {function}" for name, function in project["scripts"].items())
    metadata = (
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
        f"Summary: {project['description']}\nLicense: MIT\nRequires-Python: {project['requires-python']}\n"
    )
    wheel = "Wheel-Version: 1.0\nGenerator: packing.py\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    return {
        f"{folder}/METADATA": metadata.encode(),
        f"{folder}/WHEEL": wheel.encode(),
        f"{folder}/entry_points.txt": f"[console_scripts]\n{scripts}\n".encode(),
    }


def recorded(files: dict[str, bytes], record: str) -> str:
    """Each file with its hash and size, as installers check them."""
    lines = [f"{place},sha256={hashed(content)},{len(content)}" for place, content in files.items()]
    return "\n".join([*lines, f"{record},,", ""])


def hashed(content: bytes) -> str:
    return urlsafe_b64encode(sha256(content).digest()).rstrip(b"=").decode()
