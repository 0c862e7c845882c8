"""What is made from a coded document for people to read."""

from foedus.report.page import brief, brief_json, write

__all__ = ["brief", "brief_json", "write"]
