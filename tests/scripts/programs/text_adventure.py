# covers: a text adventure engine with command parsing, rooms as dicts, inventory, exceptions for failures and a scripted play-through
class Fail(Exception): pass
W = {'hall': {'n': 'attic', 'e': 'lab', 'items': ['lamp']}, 'attic': {'s': 'hall', 'items': ['key', 'rope'], 'dark': True}, 'lab': {'w': 'hall', 'd': 'vault', 'items': []}, 'vault': {'u': 'lab', 'items': ['gold'], 'locked': True}}
class Game:
    def __init__(self): self.at, self.inv, self.turns, self.w = 'hall', [], 0, {k: {**v, 'items': v['items'][:]} for k, v in W.items()}
    def __getattr__(self, n):
        if n.startswith('do_'): raise Fail(f"I don't know how to {n[3:]}.")
        raise AttributeError(n)
    def room(self): return self.w[self.at]
    def lit(self): return not self.room().get('dark') or 'lamp' in self.inv
    def do_look(self): return f'You are in the {self.at}. ' + ('It is dark.' if not self.lit() else f'You see {", ".join(self.room()["items"]) or "nothing"}.')
    def do_go(self, d=''):
        to = self.room().get(d[:1])
        if not to or d[:1] not in 'nsewud': raise Fail('You cannot go there.')
        if self.w[to].get('locked'):
            if 'key' not in self.inv: raise Fail(f'The {to} is locked.')
            del self.w[to]['locked']
        self.at = to
        return self.do_look()
    def do_take(self, *things):
        if not self.lit(): raise Fail('Too dark.')
        got = [t for t in (self.room()['items'][:] if things == ('all',) else things)]
        for t in got:
            try: self.room()['items'].remove(t)
            except ValueError: raise Fail(f'No {t} here.') from None
            self.inv.append(t)
        return f'Taken: {", ".join(got)}.' if got else 'Nothing to take.'
    def do_inventory(self): return 'Carrying ' + (', '.join(sorted(self.inv)) or 'nothing') + '.'
    def run(self, line):
        self.turns += 1
        try:
            match line.lower().split():
                case []: raise Fail('Pardon?')
                case [('n' | 's' | 'e' | 'w' | 'u' | 'd') as d]: return self.do_go(d)
                case ['i']: return self.do_inventory()
                case [verb, *args]: return getattr(self, 'do_' + verb)(*args)
        except Fail as e: return f'! {e}'
        except TypeError as e: return f'? {str(e).split(")")[0]})'
g = Game()
for c in ('look', 'n', 'take key', 's', 'take lamp sword', 'i', 'e', 'd', 'w', 'go north', 'take all', 'take all', 'GO South', '', 'dance wildly', 'e', 'go down', 'take gold', 'inventory', 'look here', 'go', 'go x'): print(f'> {c}\n{g.run(c)}')
print(g.turns, g.at, {k: v['items'] for k, v in g.w.items()}, W['hall']['items'])
