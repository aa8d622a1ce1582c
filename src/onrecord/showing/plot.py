"""A trend drawn: engagements as bars, the reports read beside them, and what comes on each. Needs matplotlib.

The same trend gives the same bytes: no date is written into the file, and the ids within an SVG are made of a
fixed word.
"""

from __future__ import annotations

import io
from typing import Any, Literal

from onrecord.domain.errors import ExtraMissing
from onrecord.record import Trend
from onrecord.showing.terminal import clean, shorten

_INK, _QUIET, _GRID = "#1a1a1a", "#5f6368", "#dddddd"
_MET, _READ, _SHARE = "#1f5fa8", "#b8bfc6", "#b3461b"
_WIDTH, _HEIGHT, _DPI = 4.8, 5.2, 200  # inches; as wide as a phone held upright shows at its own size
_LABELS = 8  # names of periods below the bars; more would touch each other
_TITLE = 60  # columns of the question in the heading


def draw(counted: Trend, form: Literal["svg", "png"] | str) -> bytes:
    """Return a trend as a picture.

    Args:
        counted: the trend.
        form: "svg" or "png".

    Raises:
        ExtraMissing: matplotlib is not installed.
    """
    figures = _figures()
    with figures.rc_context({"svg.hashsalt": "onrecord", "svg.fonttype": "none", "font.size": 9}):
        figure, (upper, lower) = figures.subplots(
            2, 1, sharex=True, figsize=(_WIDTH, _HEIGHT), height_ratios=(3, 2), layout="constrained"
        )
        places = range(len(counted.periods))
        _counts(upper, counted, places)
        _shares(lower, counted, places)
        heading = shorten(clean(counted.looked_for or "all engagements"), _TITLE)
        figure.suptitle(f"Engagements by {counted.by}\n{heading}", fontsize=10, color=_INK, x=0.02, ha="left")
        file = io.BytesIO()
        dated = {"Date": None} if form == "svg" else {"Software": None}
        figure.savefig(file, format=form, dpi=_DPI, metadata=dated, facecolor="white")
        figures.close(figure)
    return file.getvalue()


def _figures() -> Any:
    try:
        import matplotlib as mpl
    except ImportError:
        raise ExtraMissing(
            "matplotlib",
            "it is not installed",
            expected="the extra that draws plots",
            remedy="pip install 'onrecord[plots]'",
        ) from None
    mpl.use("agg")  # drawn into a file: no screen is needed
    from matplotlib import pyplot as plt

    return plt


def _counts(axes: Any, counted: Trend, places: range) -> None:
    """Draw engagements as bars before the reports read, which have their own scale."""
    reports = axes.twinx()
    reports.bar(places, [one.reports for one in counted.periods], color=_READ, width=1.0, alpha=0.45)
    reports.set_ylim(bottom=0)
    reports.set_ylabel("reports read", color=_QUIET)
    axes.bar(places, [one.engagements for one in counted.periods], color=_MET, width=0.7)
    axes.set_ylabel("engagements", color=_MET)
    axes.set_zorder(reports.get_zorder() + 1)
    axes.patch.set_visible(False)
    unread = [place for place, one in zip(places, counted.periods, strict=True) if not one.reports]
    for place in unread:
        axes.axvspan(place - 0.5, place + 0.5, facecolor="none", edgecolor=_GRID, hatch="////", linewidth=0)
    for each in (axes, reports):
        _plain(each)
    reports.grid(visible=False)
    axes.set_ylim(bottom=0)


def _shares(axes: Any, counted: Trend, places: range) -> None:
    """Draw engagements for each 100 reports read; the line breaks where none was read."""
    shares = [float("nan") if one.share is None else 100 * one.share for one in counted.periods]
    axes.plot(places, shares, color=_SHARE, marker="o", markersize=3.5, linewidth=1.4)
    axes.set_ylim(bottom=0)
    axes.set_ylabel("per 100 reports", color=_SHARE)
    step = max(1, -(-len(places) // _LABELS))
    axes.set_xticks(
        list(places)[::step], [one.name for one in counted.periods][::step], rotation=35, ha="right"
    )
    notes = []
    if any(not one.reports for one in counted.periods):
        notes.append("hatched: no report read")
    if counted.not_held:
        notes.append(f"{counted.not_held} of these not held")
    if counted.undated:
        notes.append(f"{counted.undated} more without a date")
    axes.set_xlabel("; ".join(notes), color=_QUIET, fontsize=8, loc="left")
    _plain(axes)


def _plain(axes: Any) -> None:
    from matplotlib.ticker import MaxNLocator

    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=axes.get_ylabel() != "per 100 reports"))
    axes.tick_params(colors=_QUIET, labelsize=8)
    axes.grid(axis="y", color=_GRID, linewidth=0.6)
    axes.set_axisbelow(True)
    for side in ("top", "left", "right", "bottom"):
        axes.spines[side].set_visible(side == "bottom")
