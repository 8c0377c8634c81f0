"""DuckDB 2, which has no package for Node.js yet: loads the same columns of the same files, and prints the seconds.

    python3 duckdb2.py THREADS SQL

Prints the version and the seconds, separated by a space. Fails without the package `duckdb`.
"""

import sys
import time

import duckdb

threads, sql = sys.argv[1:]
connection = duckdb.connect(config={"threads": threads})
start = time.perf_counter()
connection.execute(sql)
print(duckdb.__version__, time.perf_counter() - start)
