# covers: event-sourced bank with classes, custom exceptions, replay, snapshots and reports by formatting
from dataclasses import dataclass, field
from collections import defaultdict
class BankError(Exception): pass
class Insufficient(BankError):
    def __init__(self, acct, need, have):
        super().__init__(f'{acct}: need {need:.2f}, have {have:.2f}')
        self.short = need - have
class NoAccount(BankError, KeyError):
    def __str__(self): return f'no account {self.args[0]}'
@dataclass(frozen=True)
class Event:
    kind: str
    acct: str
    amount: float = 0
    other: str = ''
@dataclass
class Bank:
    log: list = field(default_factory=list)
    bal: dict = field(default_factory=dict)
    def apply(self, e):
        match e:
            case Event('open', a):
                if a in self.bal: raise BankError(f'{a} exists')
                self.bal[a] = 0
            case Event('deposit', a, amt) if amt > 0: self.get(a); self.bal[a] += amt
            case Event('withdraw', a, amt):
                if self.get(a) < amt: raise Insufficient(a, amt, self.bal[a])
                self.bal[a] -= amt
            case Event('transfer', a, amt, b):
                self.get(b)
                self.apply(Event('withdraw', a, amt))
                self.bal[b] += amt
                self.log.pop()
            case _: raise BankError(f'bad event {e}')
        self.log.append(e)
        return self
    def get(self, a):
        try: return self.bal[a]
        except KeyError: raise NoAccount(a) from None
b = Bank()
script = [Event('open', 'ann'), Event('open', 'bob'), Event('deposit', 'ann', 100), Event('transfer', 'ann', 30.5, 'bob'), Event('withdraw', 'bob', 50), Event('open', 'ann'), Event('deposit', 'cy', 1), Event('deposit', 'ann', -5), Event('transfer', 'bob', 10, 'zed'), Event('fly', 'x'), Event('withdraw', 'ann', .5)]
for e in script:
    try: b.apply(e)
    except Insufficient as x: print('short by', round(x.short, 2), '|', x)
    except KeyError as x: print('key', x, type(x).__mro__[1].__name__)
    except BankError as x: print('error', x)
print(b.bal, len(b.log))
c = Bank()
for e in b.log: c.apply(e)
print(c.bal == b.bal, c == b)
tot = defaultdict(float)
for e in b.log: tot[e.kind] += e.amount
for k, v in sorted(tot.items()): print(f'{k:<10}|{v:>10,.2f}|{"#" * int(v // 10)}')
