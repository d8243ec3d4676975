"""The same operations in two arithmetics: `Exact` and `Integers`."""

from fractions import Fraction as Q

from .base import ONE, WHOLE, NotInFull


class ExactPart:
    """nominal n, paid d, factor f: worth f * (n - d)."""

    __slots__ = ('nominal', 'paid', 'factor')

    def __init__(self, nominal=0, paid=0, factor=1):
        self.nominal, self.paid, self.factor = nominal, paid, factor

    def copy(self):
        return ExactPart(self.nominal, self.paid, self.factor)

    def value(self, reach):
        factor, rate = reach
        return factor * (self.nominal - self.paid - self.nominal * rate)

    def settled(self):
        return self.factor * (self.nominal - self.paid)

    tokens = property(settled)

    def is_dead(self):
        return self.factor == 0

    def is_backed(self):
        return True

    def join(self, amount):
        self.nominal += amount / self.factor
        return True

    def pay_base(self, p):
        paid = self.settled() * p
        self.factor *= 1 - p
        return paid

    def pay_service(self, rate):
        self.paid += rate * self.nominal
        return self.factor * rate * self.nominal

    def unclaimed(self, rate):
        return 1 - self.paid / self.nominal - rate

    def restart(self):
        self.nominal, self.paid, self.factor = Q(0), Q(0), Q(1)
        return 0

    def empty(self):
        self.nominal, self.paid = Q(0), Q(0)

    def split(self, share):
        part = ExactPart(self.nominal * share, self.paid * share, self.factor)
        self.nominal, self.paid = self.nominal - part.nominal, self.paid - part.paid
        return part

    def merge(self, part):
        if self.nominal:
            assert self.factor == part.factor, 'parts of one era keep one factor'
            assert self.paid * part.nominal == part.paid * self.nominal, 'and one ratio'
        self.nominal, self.paid, self.factor = self.nominal + part.nominal, self.paid + part.paid, part.factor


class Exact:
    """Rational numbers. `strict`: the limits of services are to be enough by themselves, to the last digit."""

    name = 'exact'

    def __init__(self, strict=True):
        self.strict, self.tightest = strict, Q(0)

    part = staticmethod(lambda: ExactPart(Q(0), Q(0), Q(1)))
    number = staticmethod(Q)
    fraction = staticmethod(lambda p: Q(p, WHOLE))
    share = staticmethod(lambda total, num, den: Q(total) * num / den)
    mint = staticmethod(lambda amount, value, supply: amount * supply / value if supply else amount)
    worth = staticmethod(lambda own, value, supply: own * value / supply if own else Q(0))
    times = staticmethod(lambda amount, p: amount * p)
    guarantee = staticmethod(lambda value, weight: value * weight)
    foreign = staticmethod(lambda amount: amount * Q(8, 100))  # in native planck: a tenth, less a fifth
    rest = staticmethod(lambda largest, settled: (largest - settled) / (1 - settled))
    risk = staticmethod(lambda pairs: sum((weight * kappa for weight, kappa in pairs), Q(0)))
    scaled = staticmethod(lambda weight, limit, total: weight * limit / total)
    raised = staticmethod(lambda weight, before, after: weight * before / after)
    borne = staticmethod(lambda weight, loss, before, after: max(Q(0), (weight * before - loss) / after))
    whole_weight = Q(1)

    @staticmethod
    def reach(part, reports):
        factor, rate = part.factor, Q(0)
        for report in reports:
            if report.service:
                rate += report.penalty
            else:
                factor *= 1 - report.penalty
        return factor, rate

    def rate(self, guarantee, factor, p, parts, unclaimed):
        nominal = sum(part.nominal for part in parts)
        if not nominal or not factor:
            return Q(0)
        rate, most = p * guarantee / factor / nominal, min(unclaimed, default=Q(1))
        if rate > most:
            if self.strict:
                raise NotInFull
            self.tightest = max(self.tightest, (rate - most) * nominal)
        return min(rate, most)

    @staticmethod
    def take(pool, shares):
        return pool.stake.split(Q(shares) / pool.shares)

    @staticmethod
    def bucket_shares(bucket, part):
        return part.nominal * bucket.shares / bucket.part.nominal if bucket.shares else part.nominal


class IntegerPart:
    """`palisade_math::Part`."""

    __slots__ = ('nominal', 'paid', 'bits', 'shift', 'tokens')

    def __init__(self, nominal=0, paid=0, bits=ONE, shift=0, tokens=0):
        self.nominal, self.paid, self.bits, self.shift, self.tokens = nominal, paid, bits, shift, tokens

    def copy(self):
        return IntegerPart(self.nominal, self.paid, self.bits, self.shift, self.tokens)

    @property
    def factor(self):
        return self.bits, self.shift

    def value(self, reach):
        (bits, _), rate = reach
        net = max(0, self.nominal - self.paid - self.claimed(rate))
        return min(net * bits // ONE, self.tokens)

    def settled(self):
        return self.value((self.factor, 0))

    def claimed(self, rate):
        return -(-self.nominal * rate // ONE)

    def is_dead(self):
        return self.bits == 0

    def is_backed(self):
        return self.bits * (self.nominal - self.paid) <= self.tokens * ONE and 0 <= self.paid <= self.nominal

    def nominal_in(self, shift):
        up = self.shift - shift
        return min(self.nominal << up, (1 << 248) - 1) if up >= 0 else self.nominal >> -up

    def join(self, amount):
        nominal, paid, bits, shift = self.nominal, self.paid, self.bits, self.shift
        while (not bits or amount * ONE // bits + nominal > ONE >> 7) and bits <= ONE >> 8:
            if not bits:
                return False
            bits, shift, nominal, paid = bits << 8, shift + 8, nominal >> 8, -(-paid >> 8)
            paid = min(paid, nominal)
        self.nominal, self.paid, self.bits, self.shift = nominal + amount * ONE // bits, paid, bits, shift
        self.tokens += amount
        return True

    def pay_base(self, p):
        paid = self.settled() * p // WHOLE
        self.tokens -= paid
        self.bits = self.bits * (WHOLE - p) // WHOLE
        return paid

    def pay_service(self, rate):
        paid = min(self.nominal * rate * self.bits // (ONE * ONE), self.tokens)
        self.tokens -= paid
        self.paid = min(self.paid + self.claimed(rate), self.nominal)
        return paid

    def unclaimed(self, rate):
        return max(0, (self.nominal - self.paid) * ONE // self.nominal - rate)

    def restart(self):
        rest = self.tokens
        self.nominal, self.paid, self.bits, self.shift, self.tokens = 0, 0, ONE, self.shift + 128, 0
        return rest

    def empty(self):
        self.nominal = self.paid = self.tokens = 0

    def split(self, share, of):
        if share == of:
            part = self.copy()
            self.empty()
            return part
        paid = -(-self.paid * share // of)
        nominal = self.nominal * share // of
        paid = min(paid, nominal)
        net = nominal - paid
        tokens = min(net * self.bits // ONE, self.tokens)
        leaves, arrives = (-(-tokens * ONE // self.bits), tokens * ONE // self.bits) if self.bits else (net, net)
        self.nominal, self.paid, self.tokens = self.nominal - paid - leaves, self.paid - paid, self.tokens - tokens
        assert self.nominal >= 0
        return IntegerPart(paid + arrives, paid, self.bits, self.shift, tokens)

    def merge(self, part):
        assert not self.nominal or self.factor == part.factor, 'parts of one era keep one factor'
        self.nominal, self.paid = self.nominal + part.nominal, self.paid + part.paid
        self.tokens += part.tokens
        self.bits, self.shift = part.factor


class Integers:
    """The pallets' numbers. Fractions and weights count 10^-18."""

    name = 'integers'
    part = IntegerPart
    number = staticmethod(int)
    fraction = staticmethod(int)
    share = staticmethod(lambda total, num, den: total * num // den if den else 0)
    mint = staticmethod(lambda amount, value, supply: amount * (supply + 1) // (value + 1))
    worth = staticmethod(lambda own, value, supply: min(own * (value + 1) // (supply + 1), value))
    times = staticmethod(lambda amount, p: amount * p)  # in 10^-18 planck: the meter rounds nothing
    guarantee = staticmethod(lambda value, weight: value * weight // WHOLE)
    foreign = staticmethod(lambda amount: amount // 10 * 8 // 10)
    rest = staticmethod(lambda largest, settled: -(-(largest - settled) * WHOLE // (WHOLE - settled)))
    risk = staticmethod(lambda pairs: -(-sum(weight * kappa for weight, kappa in pairs) // WHOLE))
    scaled = staticmethod(lambda weight, limit, total: weight * limit // total)
    raised = staticmethod(lambda weight, before, after: min(-(-weight * before // after), WHOLE << 32))
    borne = staticmethod(
        lambda weight, loss, before, after: min(max(0, weight * before - loss * WHOLE) // after, WHOLE << 32)
    )
    whole_weight = WHOLE

    @staticmethod
    def reach(part, reports):
        bits, rate = part.bits, 0
        for report in reports:
            if report.service:
                rate = min(rate + report.penalty, ONE)
            else:
                bits = bits * (WHOLE - report.penalty) // WHOLE
        return (bits, part.shift), rate

    @staticmethod
    def rate(guarantee, factor, p, parts, unclaimed):
        (bits, shift), nominal = factor, 0
        nominal = sum(part.nominal_in(shift) for part in parts)
        below = bits * WHOLE * nominal
        rate = min(-(-guarantee * p * ONE * ONE // below), ONE) if below else 0
        return min([rate, *unclaimed])

    @staticmethod
    def take(pool, shares):
        value = pool.stake.settled()
        if not value:
            return pool.stake.split(shares, pool.shares + 1)
        return pool.stake.split(Integers.worth(shares, value, pool.shares), value)

    @staticmethod
    def bucket_shares(bucket, part):
        return part.nominal * bucket.shares // bucket.part.nominal if bucket.shares else part.nominal

    @staticmethod
    def shares_ceil(amount, value, supply):
        return -(-amount * (supply + 1) // (value + 1))
