#!/usr/bin/env python3
"""Executable model of the whole ledger: operators, their pools, services, tables, reports, verdicts, exits.

`ledger_model.py` is one pool. This is the system around it, as one set of rules over two arithmetics:

    Exact     rational numbers, nothing is rounded
    Integers  the pallets' numbers: each operation floors or ceils where the pallets do

    python3 system_model.py                asserts the laws on 2000 random histories
    python3 system_model.py FIRST LAST     on those of other seeds
    python3 system_model.py --traces       writes system_traces.json beside this file
"""

import pathlib
import sys

from system.laws import assert_laws
from system.traces import write_traces

if __name__ == '__main__':
    if '--traces' in sys.argv[1:]:
        write_traces(pathlib.Path(__file__).with_name('system_traces.json'))
    else:
        assert_laws(range(*map(int, sys.argv[1:])) if sys.argv[1:] else range(2000))
