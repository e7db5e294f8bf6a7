"""What is stored of imports; the files themselves are in `brought_files`."""

from binnenuit.foundation.imports.models.import_job import ImportJob, ImportJobRow
from binnenuit.foundation.imports.models.import_run import ImportRun

__all__ = ["ImportJob", "ImportJobRow", "ImportRun"]
