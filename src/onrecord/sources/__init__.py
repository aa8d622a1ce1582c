"""Sources: files, pages, archives, feeds and addresses become reports whose text is frozen."""

from onrecord.sources.loading import load
from onrecord.sources.reports import report_from_html, report_from_text

__all__ = ["load", "report_from_html", "report_from_text"]
