"""Constants of the runtime, refusals, records."""

WHOLE = 10**18  # one, of a Perquintill and of a weight
ONE = 1 << 127  # one, of a factor and of a rate
PAL = 10**12

DEGREE = 2  # largest sum of the weights of a pool
MIN_BOND = 1000 * PAL
MIN_DEPOSIT = {'b': PAL, 'r': PAL, 'a': 1}  # by kind of pool: native Base, native Restaked, foreign Restaked
JAIL_FROM, JAIL_ERAS = WHOLE // 100, 2
MAX_REPORTS, MAX_SERVICE_REPORTS, MAX_KEPT = 16, 8, 4
OBJECTIVE_VETO = 1  # eras in which a consensus report can be vetoed, at most
QUEUE_ERAS = 4  # by how many eras a full meter puts a verdict off, at most
LEVERAGE = 20  # others' restaked stake for one of the bond
GRACE = 2  # eras in which an operator that is short of bond is still at work
CHAIN, INFINITE = 0, 10**9


class Refused(Exception):
    """What the pallet answers, by the name of its error."""


class Incomparable(Exception):
    """A pool of less than a unit is lost to integers, and not to exact numbers."""


class NotInFull(Exception):
    """A service gets less than it claims."""


def ensure(condition, name):
    if not condition:
        raise Refused(name)


class Record:
    """A value with named fields that can be copied."""

    __slots__ = ()

    def __init__(self, **fields):
        for name in self.__slots__:
            setattr(self, name, fields[name])

    def fields(self):
        return {name: getattr(self, name) for name in self.__slots__}

    def copy(self):
        return type(self)(**self.fields())
