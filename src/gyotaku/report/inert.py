"""Make a whole masked case inert: every string defanged, so that a published JSON file holds nothing live either."""

from __future__ import annotations

from gyotaku.model.case import Case
from gyotaku.report.defang import Defanger
from gyotaku.report.hosts import hosts_of
from gyotaku.report.walk import rewritten


def inert(case: Case) -> Case:
    """Return the case with every URL, host, IP and address defanged; the brand list's own domains stay as they are."""
    return rewritten(case, Defanger(hosts_of(case.evidence)))
