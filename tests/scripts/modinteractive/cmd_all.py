# cmd: lines, help, columns.
import cmd
import io


class Shell(cmd.Cmd):
    prompt = '> '
    use_rawinput = 0
    intro = 'welcome'

    def do_add(self, arg):
        """Adds numbers."""
        print('sum', sum(map(int, arg.split())), file=self.stdout)

    def do_quit(self, arg):
        return True

    def do_shell(self, arg):
        print('shell', repr(arg), file=self.stdout)

    def help_topic(self):
        print('about topic', file=self.stdout)

    def do_EOF(self, arg):
        print('eof', file=self.stdout)
        return True

    def precmd(self, line):
        return line.replace('plus', 'add')


out = io.StringIO()
Shell(stdin=io.StringIO('add 1 2\n\nplus 3 4\n!ls -l\n?\nhelp add\nhelp quit\nhelp topic\nhelp nope\nunknown x\n@x\nquit\nnever\n'), stdout=out).cmdloop()
Shell(stdin=io.StringIO(''), stdout=out).cmdloop('intro')
s = Shell(stdout=out)
print(s.parseline('add 1'), s.parseline(''), s.parseline('!x y'), s.parseline('?x'), s.parseline('add(1)'), cmd.Cmd().parseline('!x'))
s.columnize(['item%d' % i for i in range(30)], 60)
s.columnize([]), s.columnize(['one'])
s.columnize(['a' * 50, 'b' * 50, 'c'])
try:
    s.columnize([1, 'a', 2])
except TypeError as e:
    print(e)
print(s.completenames('a'), sorted(s.complete_help('to')), s.completedefault())
s.cmdqueue = ['add 5', 'quit']
s.cmdloop('')
print(out.getvalue())
