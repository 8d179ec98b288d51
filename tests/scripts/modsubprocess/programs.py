# subprocess: run, Popen, pipes, timeouts, errors, descriptors, users, sessions
import subprocess as s, re
def e(f):
    try: print(re.sub('0x[0-9a-f]+','0x',repr(f()))[:300])
    except BaseException as x: print(type(x).__name__, x, getattr(x,'filename',None))
P=s.Popen
e(lambda: P(['true'],bufsize='x')); e(lambda: P(['nonexist'])); e(lambda:P(['/tmp'])); e(lambda:P(['true'],cwd='/nope')); e(lambda:P([])) ; e(lambda:P('true x')); e(lambda: P(['true'],text=True,universal_newlines=False)); e(lambda:P(['true'],startupinfo=1)); e(lambda:P(['true'],creationflags=1)); e(lambda:P(['true'],pipesize='x')); e(lambda:P(['true'],preexec_fn=lambda:1/0)); e(lambda:P(['true'],stdin=s.STDOUT)); e(lambda:P(['tr\0ue'])); e(lambda:P(['true',1]));e(lambda:P(['true'],env={'a=b':'c'})); e(lambda:P(['true'],env={'ab':1})); e(lambda:P(['true'],user='nosuch')); e(lambda:P(['true'],user=-2)); e(lambda:P(['true'],group='nosuch')); e(lambda:P(['true'],umask='x')); e(lambda:P(['true'],extra_groups='root')); e(lambda:P(['true'],extra_groups=['nosuch'])); e(lambda:P(['true'],process_group='x')); e(lambda:P(['true'],user=1.5))
e(lambda: s.run(['true'],input=b'',stdin=s.PIPE)); e(lambda: s.run(['true'],capture_output=True,stdout=s.PIPE)); e(lambda: s.check_output(['true'],stdout=1)); e(lambda: s.check_output(['true'],check=True)); e(lambda: s.check_output(['cat'],input=None)); e(lambda: s.check_output(['cat'],input=None,text=True))
print(s.CompletedProcess('a',1,b'x'), s.CompletedProcess('a',1,b'x',b''), s.CompletedProcess('a',-9)); print(s.CalledProcessError(1,'c'), s.CalledProcessError(-9,'c'), s.CalledProcessError(-99,'c'), repr(s.CalledProcessError(1,'c','o','e')), s.TimeoutExpired('c',1.5), repr(s.TimeoutExpired('c',1)))
p=P(['true']); print(p); p.wait(); print(p, repr(p)); e(lambda:p.terminate()); e(lambda:p.communicate())
p=P(['cat'],stdin=s.PIPE,stdout=s.PIPE); e(lambda: p.communicate(b'x'*100000,timeout=5)[0].__len__()); e(lambda: len(p.communicate()[0])); e(lambda: p.stdin.closed)
p=P(['sleep','5'],stdout=s.PIPE); e(lambda: p.communicate(timeout=0.1)); e(lambda: p.communicate(b'x')); p.kill(); e(lambda:p.communicate())
p=P(['sh','-c','printf abc; sleep 1'],stdout=s.PIPE,text=True); e(lambda: p.communicate(timeout=0.3)); 
try: p.communicate(timeout=.1)
except s.TimeoutExpired as x: print(x.output, x.stderr, x.cmd, x.args)
p.kill(); print(p.communicate())
try: s.run(['sh','-c','printf abc; exec sleep 5'],capture_output=True,text=True,timeout=.3)
except s.TimeoutExpired as x: print(x.output, x.stdout, x.stderr, x.cmd, x.args)
import os, sys
r,w=os.pipe()
print(s.run(['sh','-c','echo hi >&%d'%w],pass_fds=(w,)).returncode, os.read(r,10)); print(s.run(['sh','-c','echo hi >&%d'%w],stderr=s.DEVNULL).returncode)
print(s.run('umask',shell=True,umask=0o77,capture_output=True).stdout, s.run(['sh','-c','ps -o sid= -p $$'],start_new_session=True,capture_output=True).returncode, s.run(['pwd'],cwd='/',capture_output=True,text=True))
print(s.run(['sh','-c','echo $0 $1; echo e >&2','a','b'],stdout=s.PIPE,stderr=s.STDOUT), s.run('echo $0 $1',shell=True,capture_output=True), s.run(['echo $0 $1','x','y'],shell=True,capture_output=True).stdout)
print(s.run(['sh','-c','trap'],capture_output=True).stdout, s.run(['sh','-c','kill -PIPE $$'],).returncode, s.run(['sh','-c','kill -PIPE $$'],restore_signals=False).returncode)
def pre(): os.environ['ZZ']='1'; os.dup2(1,7)
print(s.run(['sh','-c','echo via7 >&7'],preexec_fn=pre,capture_output=True,close_fds=False).stdout)
ids = [b'1\n', b'1 2 3\n']
if os.getuid() == 0: ids = [s.run(['id','-u'],user=1,capture_output=True).stdout, s.run(['id','-G'],user=1,group=1,extra_groups=[2,3],capture_output=True).stdout]
print(ids)
print(s.list2cmdline(['a"b','c\\','d e\\','','x\\"y']))
print(s.run(['cat'],input='é\r\nb',capture_output=True,encoding='utf-8').stdout.encode(), s.run([b'printf','\\377'],capture_output=True,text=True,errors='replace').stdout.encode())
with P(['cat'],stdin=s.PIPE,stdout=s.PIPE,text=True,bufsize=1) as p:
    p.stdin.write('line\n'); print(repr(p.stdout.readline()))
print(p.returncode)
os.close(0)
print(s.run(['cat'],input=b'with 0 closed',capture_output=True).stdout)
