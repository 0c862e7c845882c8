"""What is made from a coded document for people to read."""

from foedus.report.page import brief, brief_json, folder_names, write

__all__ = ["brief", "brief_json", "folder_names", "write"]
