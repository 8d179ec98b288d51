# asyncio: futures, tasks, texts, errors, programs, signals, sockets, servers, groups, timeouts, Ctrl-C
import logging
import tempfile
logging.disable()
import asyncio, re, sys, os, signal, socket
def show(x): print(re.sub(r'0x[0-9a-f]+','0x',re.sub(r' at [</][^ \]]*:\d+','',re.sub(r'fd=\d+','fd=',str(x)))))
D = tempfile.mkdtemp()
async def nothing(): pass
async def main():
    loop=asyncio.get_running_loop(); show(loop)
    f=loop.create_future(); show(f); f.add_done_callback(print); show(f); f.cancel('m'); show(f)
    try: f.result()
    except asyncio.CancelledError as e: print(repr(e))
    g=loop.create_future(); g.set_result([1]*50); show(g); h=loop.create_future(); h.set_exception(ValueError('x')); show(h); h.exception()
    for fn in (lambda: loop.create_future().result(), lambda: loop.create_future().exception(), lambda: g.set_result(1), lambda: loop.create_future().set_exception(StopIteration), lambda: asyncio.Task(3), lambda: loop.call_soon(None) and None, lambda: loop.run_until_complete(g), lambda: loop.run_forever(), lambda: loop.close(), lambda: asyncio.run(nothing()), lambda: asyncio.wait_for(1,2).send(None), lambda: asyncio.gather(3), lambda: asyncio.shield(3), lambda: asyncio.ensure_future(3), lambda: loop.call_later(None,print), lambda: asyncio.Semaphore(-1), lambda: asyncio.Lock().release(), lambda: asyncio.Queue().task_done(), lambda: asyncio.BoundedSemaphore().release(), lambda: asyncio.Barrier(0)):
        try: show(fn())
        except BaseException as e: show('%s: %s'%(type(e).__name__,e))
    for aw in (asyncio.wait([]), asyncio.wait(nothing()), asyncio.wait([nothing()]), asyncio.wait([g],return_when=3), asyncio.StreamReader().readexactly(-1), asyncio.StreamReader().readuntil(b''), loop.create_connection(None), loop.create_connection(None,'h',1,sock=1), loop.create_server(None), loop.create_datagram_endpoint(None), asyncio.open_connection('127.0.0.1',1), loop.subprocess_shell(None,3), loop.subprocess_exec(None,'a',bufsize=1), asyncio.Condition().wait(), asyncio.create_subprocess_exec('nonexisting')):
        try: show(await aw)
        except BaseException as e: show('%s: %s'%(type(e).__name__,e))
    t=asyncio.create_task(asyncio.sleep(0.01),name='n'); show(t); await asyncio.sleep(0); show(t); t.cancel(); show(t)
    try: await t
    except asyncio.CancelledError as e: print('cancelled',e.args)
    show(t); show(t.get_stack()); show(asyncio.current_task()); print(len(asyncio.all_tasks()))
    show(asyncio.Lock()); show(asyncio.Event()); show(asyncio.Condition()); show(asyncio.Semaphore(2)); show(asyncio.Queue(3)); show(asyncio.Barrier(3)); show(asyncio.timeout(None)); show(asyncio.TaskGroup()); show(loop.call_soon(print,1)); h=loop.call_later(5,print); h.cancel(); show(h.cancelled()); show(asyncio.StreamReader())
    p=await asyncio.create_subprocess_exec('cat',stdin=-1,stdout=-1); print(await p.communicate(b'hello'), p.returncode)
    p=await asyncio.create_subprocess_shell('echo out; echo err >&2; exit 3',stdout=-1,stderr=-1); print(await p.communicate(), p.returncode, await p.wait())
    p=await asyncio.create_subprocess_exec('sleep','10'); p.terminate(); print(await p.wait())
    p=await asyncio.create_subprocess_exec('cat',stdin=-1,stdout=-1); p.stdin.write(b'l1\nl2\n'); await p.stdin.drain(); print(await p.stdout.readline()); p.stdin.close(); await p.stdin.wait_closed(); print(await p.stdout.read(), await p.wait())
    ev=asyncio.Event(); loop.add_signal_handler(signal.SIGUSR1, ev.set); os.kill(os.getpid(),signal.SIGUSR1); print(await asyncio.wait_for(ev.wait(),2), loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))
    a,b=socket.socketpair(); a.setblocking(False); b.setblocking(False)
    async def rd():
        d=b''
        while len(d)<1000000: d+=await loop.sock_recv(b,65536)
        return len(d)
    r=asyncio.create_task(rd()); await loop.sock_sendall(a,bytearray(1000000)); print(await r)
    with open(D+'/sf','wb') as fo: fo.write(b'z'*300000)
    with open(D+'/sf','rb') as fi: 
        async def rd2():
            n=0
            while n<300000: n+=len(await loop.sock_recv(b,65536))
            return n
        r=asyncio.create_task(rd2()); print(await loop.sock_sendfile(a,fi), await r)
    a.close(); b.close()
    class P(asyncio.DatagramProtocol):
        def __init__(self): self.got=loop.create_future()
        def datagram_received(self,d,addr): self.got.set_result(d)
    tr,pr=await loop.create_datagram_endpoint(P,local_addr=('127.0.0.1',0)); tr2,_=await loop.create_datagram_endpoint(P,remote_addr=tr.get_extra_info('sockname')); tr2.sendto(b'dgram'); print(await pr.got); tr.close(); tr2.close()
    async def on(r,w):
        w.write((await r.readuntil(b'!')).upper()); await w.drain(); w.close()
    s=await asyncio.start_unix_server(on,D+'/us'); r,w=await asyncio.open_unix_connection(D+'/us'); w.write(b'abc!'); print(await r.read()); w.close(); await w.wait_closed(); s.close(); await s.wait_closed(); show(s)
    async with asyncio.timeout(5) as cm: pass
    print(cm.expired(), cm)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(asyncio.sleep(5)); raise KeyError('in body')
    except* KeyError as e: print(repr(e), e.exceptions)
    async def bar(b,i): return await b.wait()
    b=asyncio.Barrier(3); print(sorted(await asyncio.gather(*(bar(b,i) for i in range(3)))))
    errs=[]; loop.set_exception_handler(lambda l,c: errs.append((c['message'].split(' at /')[0],repr(c.get('exception'))))); loop.call_soon(lambda: 1/0); await asyncio.sleep(0.01); print(errs)
    ag_log=[]
    async def ag():
        try:
            yield 1; yield 2
        finally: ag_log.append('closed'); await asyncio.sleep(0); ag_log.append('done')
    async for x in ag(): break
    async def gen_cancel():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError: await asyncio.sleep(0); raise ValueError('late')
    try: await asyncio.wait_for(gen_cancel(),0.01)
    except ValueError as e: print('late', e)
    t=asyncio.create_task(asyncio.sleep(1)); t.cancel(); print(t.cancelling(), t.uncancel(), t.cancelling())
    print(await asyncio.gather(asyncio.sleep(0,1),asyncio.sleep(0,1)), await asyncio.gather())
    return ag_log
print(asyncio.run(main())[:0])
def e(f):
    try: show(f())
    except BaseException as x: show('%s: %s'%(type(x).__name__,x))
e(lambda: asyncio.get_event_loop_policy().get_event_loop()); e(lambda: asyncio.get_running_loop()); e(lambda: asyncio.run(3)); e(lambda: asyncio.current_task()); e(lambda: asyncio.Runner(debug=True).run(3)); e(lambda: asyncio.set_event_loop(3)); e(lambda: asyncio.set_event_loop_policy(3))
loop=asyncio.new_event_loop(); e(lambda: loop.run_until_complete(asyncio.sleep(0,'v',))); e(lambda: loop.create_task(3)); loop.call_soon(loop.stop); e(lambda: loop.run_until_complete(loop.create_future())); loop.close(); loop.close(); e(lambda: loop.call_soon(print)); e(lambda: loop.run_forever()); e(lambda: loop)
async def interrupted():
    asyncio.get_running_loop().call_later(0.05, lambda: os.kill(os.getpid(), signal.SIGINT))
    try: await asyncio.sleep(10)
    finally: print('cleanup')
e(lambda: asyncio.run(interrupted()))
