"""Who may read in files and take that back: what is in them, the kind of record authorises row by row."""

from binnenuit.kernel.authority import either, holds, operator, permit, system

importers = either(operator, holds("administrator", "editor"))
"""Who reads in files: an editor what lies in the scope of the role."""
permit("imports.import", importers)
permit("imports.undo", importers)
permit("imports.work", either(operator, system))
"""Bookkeeping of the worker; what it reads in, it reads in with the roles of whoever let it begin."""
permit("imports.forget", either(operator, system))
