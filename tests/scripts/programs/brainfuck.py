# covers: interpreter with bytearray tape, jump table, input queue and output buffer
def run(code, inp=''):
    stack, jump = [], {}
    for i, c in enumerate(code):
        if c == '[': stack.append(i)
        elif c == ']':
            if not stack: raise SyntaxError(f'unmatched ] at {i}')
            j = stack.pop()
            jump[i], jump[j] = j, i
    if stack: raise SyntaxError(f'unmatched [ at {stack[-1]}')
    tape, p, pc, out, it, steps = bytearray(300), 0, 0, [], iter(inp), 0
    while pc < len(code):
        c = code[pc]
        if c == '>': p += 1
        elif c == '<': p -= 1
        elif c == '+': tape[p] = (tape[p] + 1) % 256
        elif c == '-': tape[p] = (tape[p] - 1) % 256
        elif c == '.': out.append(chr(tape[p]))
        elif c == ',': tape[p] = ord(next(it, '\0'))
        elif c == '[' and not tape[p]: pc = jump[pc]
        elif c == ']' and tape[p]: pc = jump[pc]
        pc += 1
        steps += 1
    return ''.join(out), steps
print(run('++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.'))
print(run(',[.,]', 'echo é'[:5]), run('>,>,<[>[>+>+<<-]>>[<<+>>-]<<<-]>>.', '\x06\x07')[0] == chr(42))
print(run('-.'), run('+[>+]' if False else '++>+++[<+>-]<.'))
for bad in ('[', '+]', '[[]', '<+' + '<' * 400 + '+'):
    try: print(run(bad)[1])
    except (SyntaxError, IndexError) as e: print(type(e).__name__, e)
