"""Exit code 0 where the PostgreSQL server in the first argument answers; for the Makefile."""

import sys

import psycopg

try:
    psycopg.connect(sys.argv[1].rpartition("/")[0] + "/postgres", connect_timeout=3).close()
except psycopg.OperationalError:
    sys.exit(1)
