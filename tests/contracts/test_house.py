"""What the house promises of its own code."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "src" / "onrecord").rglob("*.py"))
LONGEST_MODULE = 500
LONGEST_FUNCTION = 60
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}


def name(module: Path) -> str:
    return str(module.relative_to(ROOT / "src"))


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_no_module_is_too_long_to_read_at_a_sitting(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_no_function_is_too_long_to_see_at_once(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    long = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not long


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_every_dataclass_is_slotted_and_frozen_unless_it_is_under_construction(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef):
            continue
        for decorator in node.decorator_list:
            call = decorator if isinstance(decorator, ast.Call) else None
            target = call.func if call else decorator
            if not (isinstance(target, ast.Name) and target.id == "dataclass"):
                continue
            keywords = {k.arg for k in call.keywords} if call else set()
            building = "under construction" in (ast.get_docstring(node) or "")
            assert ({"slots"} if building else {"frozen", "slots"}) <= keywords, node.name


def test_no_module_has_a_vague_name() -> None:
    assert not [name(module) for module in MODULES if VAGUE & set(module.with_suffix("").parts)]


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_no_code_reads_the_clock(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    clocks = {"now", "today", "utcnow", "localtime", "gmtime"}
    read = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in clocks]
    assert not read


def test_the_package_says_that_it_is_typed_and_ships_its_licence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert (ROOT / "src" / "onrecord" / "py.typed").exists()
    assert project["license"] == "Apache-2.0"
    assert "Apache License" in (ROOT / "LICENSE").read_text("utf-8")
