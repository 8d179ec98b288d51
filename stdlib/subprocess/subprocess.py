"""Running other programs: run() for the usual case, Popen for all others."""
import _subprocess
import errno
import io
import os
import signal
import sys
from time import monotonic as _time

__all__ = ['Popen', 'PIPE', 'STDOUT', 'call', 'check_call', 'getstatusoutput', 'getoutput', 'check_output', 'run',
           'CalledProcessError', 'DEVNULL', 'SubprocessError', 'TimeoutExpired', 'CompletedProcess']

PIPE = -1
STDOUT = -2
DEVNULL = -3

# A pipe that poll() calls writable takes as much without waiting.
_PIPE_BUF = 4096


class SubprocessError(Exception):
    """Base of what goes wrong with other programs."""


class CalledProcessError(SubprocessError):
    """A program ended with a status other than 0, and check was asked for."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            try:
                return "Command '%s' died with %r." % (self.cmd, signal.Signals(-self.returncode))
            except ValueError:
                return "Command '%s' died with unknown signal %d." % (self.cmd, -self.returncode)
        return "Command '%s' returned non-zero exit status %d." % (self.cmd, self.returncode)

    @property
    def stdout(self):
        """Another name of output."""
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    """A program did not end in time."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return "Command '%s' timed out after %s seconds" % (self.cmd, self.timeout)

    @property
    def stdout(self):
        """Another name of output."""
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CompletedProcess:
    """What run() gives: how a program ended and what it wrote."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        parts = ['args={!r}'.format(self.args), 'returncode={!r}'.format(self.returncode)]
        if self.stdout is not None:
            parts.append('stdout={!r}'.format(self.stdout))
        if self.stderr is not None:
            parts.append('stderr={!r}'.format(self.stderr))
        return '{}({})'.format(type(self).__name__, ', '.join(parts))

    def check_returncode(self):
        """CalledProcessError unless the status is 0."""
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


# Children whose Popen was dropped while they ran: waited for when the next one is started.
_active = []


def _cleanup():
    for child in list(_active):
        if child._internal_poll(_deadstate=sys.maxsize) is not None:
            try:
                _active.remove(child)
            except ValueError:
                # Another thread was faster.
                pass


def call(*popenargs, timeout=None, **kwargs):
    """Run a program and give its status."""
    with Popen(*popenargs, **kwargs) as p:
        try:
            return p.wait(timeout=timeout)
        except:
            p.kill()
            # Leaving the block waits.
            raise


def check_call(*popenargs, **kwargs):
    """Run a program; CalledProcessError unless its status is 0."""
    returncode = call(*popenargs, **kwargs)
    if returncode:
        cmd = kwargs.get('args')
        raise CalledProcessError(returncode, popenargs[0] if cmd is None else cmd)
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """Run a program and give what it wrote; CalledProcessError unless its status is 0."""
    for name in ('stdout', 'check'):
        if name in kwargs:
            raise ValueError(f'{name} argument not allowed, it will be overridden.')
    if 'input' in kwargs and kwargs['input'] is None:
        # No input is an empty one, of the right sort.
        text = kwargs.get('universal_newlines') or kwargs.get('text') or kwargs.get('encoding') or kwargs.get('errors')
        kwargs['input'] = '' if text else b''
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Run a program to its end. A CompletedProcess."""
    if input is not None:
        if kwargs.get('stdin') is not None:
            raise ValueError('stdin and input arguments may not both be used.')
        kwargs['stdin'] = PIPE
    if capture_output:
        if kwargs.get('stdout') is not None or kwargs.get('stderr') is not None:
            raise ValueError('stdout and stderr arguments may not be used with capture_output.')
        kwargs['stdout'] = kwargs['stderr'] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            # Grandchildren may hold the pipes open for ever: only the child itself is waited for.
            process.wait()
            raise
        except:
            process.kill()
            raise
        returncode = process.poll()
        if check and returncode:
            raise CalledProcessError(returncode, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, returncode, stdout, stderr)


def list2cmdline(seq):
    """A command line from arguments, as Windows' C library takes it apart again."""
    words = []
    for arg in map(os.fsdecode, seq):
        quote = not arg or ' ' in arg or '\t' in arg
        word = ''
        backslashes = ''
        for c in arg:
            if c == '\\':
                backslashes += c
            elif c == '"':
                # Backslashes before a quote count double.
                word += backslashes * 2 + '\\"'
                backslashes = ''
            else:
                word += backslashes + c
                backslashes = ''
        word += backslashes
        words.append('"%s%s"' % (word, backslashes) if quote else word)
    return ' '.join(words)


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """Run a command in the shell: (status, what it wrote without the last newline)."""
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors)
        status = 0
    except CalledProcessError as error:
        data = error.output
        status = error.returncode
    if data[-1:] == '\n':
        data = data[:-1]
    return status, data


def getoutput(cmd, *, encoding=None, errors=None):
    """Run a command in the shell: what it wrote without the last newline."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


def _user_id(user):
    if user is None:
        return None
    if isinstance(user, str):
        import pwd
        uid = pwd.getpwnam(user).pw_uid
    elif isinstance(user, int):
        uid = user
    else:
        raise TypeError('User must be a string or an integer')
    if uid < 0:
        raise ValueError(f'User ID cannot be negative, got {uid}')
    return uid


def _group_id(group, what):
    if isinstance(group, str):
        import grp
        return grp.getgrnam(group).gr_gid
    if isinstance(group, int):
        if group < 0:
            raise ValueError(f'Group ID cannot be negative, got {group}')
        return group
    raise TypeError(what)


class _Input:
    # What communicate() has still to write.
    def __init__(self, data):
        if type(data) is not bytes:
            with memoryview(data) as view:
                data = view.tobytes()
        self.data = data
        self.done = 0


class Popen:
    """A program that runs, and its pipes."""

    _child_created = False

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None,
                 close_fds=True, shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None,
                 creationflags=0, restore_signals=True, start_new_session=False, pass_fds=(), *, user=None, group=None,
                 extra_groups=None, encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None):
        _cleanup()
        from threading import Lock
        self._waitpid_lock = Lock()
        self._input = None
        self._communication_started = False
        if bufsize is None:
            bufsize = -1
        if not isinstance(bufsize, int):
            raise TypeError('bufsize must be an integer')
        if pipesize is None:
            pipesize = -1
        if not isinstance(pipesize, int):
            raise TypeError('pipesize must be an integer')
        if pass_fds and not close_fds:
            import warnings
            warnings.warn('pass_fds overriding close_fds.', RuntimeWarning)
            close_fds = True
        if startupinfo is not None:
            raise ValueError('startupinfo is only supported on Windows platforms')
        if creationflags != 0:
            raise ValueError('creationflags is only supported on Windows platforms')

        self.args = args
        self.stdin = None
        self.stdout = None
        self.stderr = None
        self.pid = None
        self.returncode = None
        self.encoding = encoding
        self.errors = errors
        self.pipesize = pipesize
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError('Cannot disambiguate when both text and universal_newlines are supplied but '
                                  'different. Pass one or the other.')
        self.text_mode = encoding or errors or text or universal_newlines
        self._sigint_wait_secs = 0.25
        self._closed_child_pipe_fds = False
        line_buffering = False
        if self.text_mode and bufsize == 1:
            line_buffering = True
            bufsize = -1
        elif bufsize == 1:
            for given in (stdin, stdout, stderr):
                if given == PIPE:
                    import warnings
                    warnings.warn("line buffering (buffering=1) isn't supported in binary mode, "
                                  'the default buffer size will be used', RuntimeWarning, stacklevel=2)
                    bufsize = -1
                    break

        gid = None if group is None else _group_id(group, 'Group must be a string or an integer, not {}'.format(
            type(group)))
        gids = None
        if extra_groups is not None:
            if isinstance(extra_groups, str):
                raise ValueError('Groups must be a list, not a string')
            gids = [_group_id(g, 'Items in extra_groups must be a string or integer') for g in extra_groups]
        uid = _user_id(user)
        if process_group is None:
            process_group = -1

        child_ends, own_ends, close_after = self._get_handles(stdin, stdout, stderr)
        try:
            # Opened before the child runs: what fails now has no process to clean up.
            for name, fd, mode in (('stdin', own_ends[0], 'wb'), ('stdout', own_ends[1], 'rb'),
                                   ('stderr', own_ends[2], 'rb')):
                if fd == -1:
                    continue
                file = io.open(fd, mode, bufsize)
                if self.text_mode:
                    if name == 'stdin':
                        file = io.TextIOWrapper(file, write_through=True, line_buffering=line_buffering,
                                                encoding=encoding, errors=errors)
                    else:
                        file = io.TextIOWrapper(file, encoding=encoding, errors=errors)
                setattr(self, name, file)
            self._execute_child(args, executable, preexec_fn, close_fds, pass_fds, cwd, env, shell, child_ends,
                                restore_signals, uid, gid, gids, umask, start_new_session, process_group)
        except:
            for file in (self.stdin, self.stdout, self.stderr):
                if file is not None:
                    try:
                        file.close()
                    except OSError:
                        pass
            raise
        finally:
            for fd in close_after:
                os.close(fd)

    def __repr__(self):
        text = f'<{self.__class__.__name__}: returncode: {self.returncode} args: {self.args!r}>'
        if len(text) > 80:
            text = text[:76] + '...>'
        return text

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    @property
    def universal_newlines(self):
        """Old name of text_mode."""
        return self.text_mode

    @universal_newlines.setter
    def universal_newlines(self, value):
        self.text_mode = bool(value)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, value, traceback):
        if self.stdout:
            self.stdout.close()
        if self.stderr:
            self.stderr.close()
        try:
            if self.stdin:
                self.stdin.close()
        finally:
            if exc_type == KeyboardInterrupt:
                # The child got the signal too: give it a moment to end, but not more.
                if self._sigint_wait_secs > 0:
                    try:
                        self._wait(self._sigint_wait_secs)
                    except TimeoutExpired:
                        pass
                self._sigint_wait_secs = 0
            else:
                self.wait()

    def __del__(self, _maxsize=sys.maxsize):
        if not self._child_created:
            return
        if self.returncode is None:
            import warnings
            warnings.warn('subprocess %s is still running' % self.pid, ResourceWarning, source=self)
        self._internal_poll(_deadstate=_maxsize)
        if self.returncode is None and _active is not None:
            _active.append(self)

    # --- starting

    def _get_handles(self, *given):
        # (what the child gets as 0, 1, 2), (our ends), what is closed once it runs
        child, own, close_after = [-1, -1, -1], [-1, -1, -1], []
        null = None
        try:
            for i, source in enumerate(given):
                if source is None:
                    continue
                if source == PIPE:
                    read, write = os.pipe()
                    if self.pipesize > 0:
                        import fcntl
                        fcntl.fcntl(write, fcntl.F_SETPIPE_SZ, self.pipesize)
                    child[i], own[i] = (read, write) if i == 0 else (write, read)
                    close_after.append(child[i])
                elif source == STDOUT and i == 2:
                    child[2] = child[1] if child[1] != -1 else sys.__stdout__.fileno()
                elif source == DEVNULL:
                    if null is None:
                        null = os.open(os.devnull, os.O_RDWR)
                        close_after.append(null)
                    child[i] = null
                elif isinstance(source, int):
                    child[i] = source
                else:
                    child[i] = source.fileno()
            for fd in child:
                if fd < -1:
                    raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        except:
            for fd in close_after + [fd for fd in own if fd != -1]:
                os.close(fd)
            raise
        return child, own, close_after

    def _execute_child(self, args, executable, preexec_fn, close_fds, pass_fds, cwd, env, shell, child_ends,
                       restore_signals, uid, gid, gids, umask, start_new_session, process_group):
        if isinstance(args, (str, bytes)):
            args = [args]
        elif isinstance(args, os.PathLike):
            if shell:
                raise TypeError('path-like args is not allowed when shell is true')
            args = [args]
        else:
            args = list(args)
        if shell:
            # The words after the first are the shell's own.
            args = ['/bin/sh', '-c'] + args
            if executable:
                args[0] = executable
        if executable is None:
            executable = args[0]
        executable = os.fsencode(executable)
        if os.path.dirname(executable):
            programs = (executable,)
        else:
            programs = tuple(os.path.join(os.fsencode(directory), executable) for directory in os.get_exec_path(env))
        if env is not None:
            pairs = []
            for name, value in env.items():
                name = os.fsencode(name)
                if b'=' in name:
                    raise ValueError('illegal environment variable name')
                pairs.append(name + b'=' + os.fsencode(value))
            env = pairs
        pid, stage, error = _subprocess.start(
            [os.fsencode(arg) for arg in args], programs, env, cwd, tuple(child_ends), close_fds, pass_fds,
            restore_signals, start_new_session, process_group, uid, gid, gids, umask, preexec_fn)
        self.pid = pid
        if stage == 0:
            self._child_created = True
            return
        if stage == 2:
            raise SubprocessError('Exception occurred in preexec_fn.')
        name = cwd if stage == 1 else os.fsdecode(executable) if isinstance(args[0], str) else executable
        raise OSError(error, os.strerror(error), name)

    # --- waiting

    def poll(self):
        """The status if the program has ended, else None."""
        return self._internal_poll()

    def _internal_poll(self, _deadstate=None):
        if self.returncode is None:
            if not self._waitpid_lock.acquire(False):
                # Another thread waits already.
                return None
            try:
                if self.returncode is not None:
                    return self.returncode
                pid, status = os.waitpid(self.pid, os.WNOHANG)
                if pid == self.pid:
                    self._handle_exitstatus(status)
            except OSError as error:
                if _deadstate is not None:
                    self.returncode = _deadstate
                elif error.errno == errno.ECHILD:
                    # Somebody else took the status: nobody can know it.
                    self.returncode = 0
            finally:
                self._waitpid_lock.release()
        return self.returncode

    def _handle_exitstatus(self, status):
        if os.WIFSTOPPED(status):
            self.returncode = -os.WSTOPSIG(status)
        else:
            self.returncode = os.waitstatus_to_exitcode(status)

    def wait(self, timeout=None):
        """Wait for the end of the program, `timeout` seconds at most. Its status."""
        try:
            return self._wait(timeout)
        except KeyboardInterrupt:
            # The child got the signal too: give it a moment.
            end = _time() + (self._sigint_wait_secs if timeout is None else min(self._sigint_wait_secs, timeout))
            self._sigint_wait_secs = 0
            try:
                self._wait(max(end - _time(), 0))
            except TimeoutExpired:
                pass
            raise

    def _wait(self, timeout):
        if self.returncode is not None:
            return self.returncode
        if timeout is None:
            while self.returncode is None:
                with self._waitpid_lock:
                    if self.returncode is None:
                        self._reap()
            return self.returncode
        end = _time() + timeout
        if self._internal_poll() is None:
            self._wait_until(end, timeout)
        return self.returncode

    def _reap(self):
        try:
            pid, status = os.waitpid(self.pid, 0)
        except ChildProcessError:
            pid, status = self.pid, 0
        if pid == self.pid:
            self._handle_exitstatus(status)

    def _wait_until(self, end, timeout):
        # A descriptor of the process becomes readable when it ends; where there is none, look again and again.
        try:
            fd = os.pidfd_open(self.pid)
        except OSError:
            fd = None
        delay = 0.0005
        try:
            while self._internal_poll() is None:
                left = end - _time()
                if left <= 0:
                    raise TimeoutExpired(self.args, timeout)
                if fd is None:
                    from time import sleep
                    delay = min(delay * 2, left, 0.05)
                    sleep(delay)
                else:
                    from select import select
                    select([fd], [], [], left)
        finally:
            if fd is not None:
                os.close(fd)

    # --- talking

    def communicate(self, input=None, timeout=None):
        """Write the input, read everything, wait for the end. (stdout, stderr), None for what is no pipe.

        After TimeoutExpired it may be called again, without input: nothing read before is lost.
        """
        if self._communication_started and input:
            raise ValueError('Cannot send input after starting communication')
        if timeout is None and not self._communication_started and (self.stdin, self.stdout, self.stderr).count(
                None) >= 2:
            stdout = stderr = None
            if self.stdin:
                self._stdin_write(input)
            elif self.stdout:
                stdout = self.stdout.read()
                self.stdout.close()
            elif self.stderr:
                stderr = self.stderr.read()
                self.stderr.close()
            self.wait()
            return stdout, stderr
        end = None if timeout is None else _time() + timeout
        try:
            stdout, stderr = self._communicate(input, end, timeout)
        except KeyboardInterrupt:
            until = self._sigint_wait_secs if timeout is None else min(self._sigint_wait_secs, self._left(end))
            self._sigint_wait_secs = 0
            try:
                self._wait(until)
            except TimeoutExpired:
                pass
            raise
        finally:
            self._communication_started = True
        self.wait(timeout=self._left(end))
        return stdout, stderr

    def _left(self, end):
        return None if end is None else max(end - _time(), 0)

    def _stdin_write(self, input):
        try:
            if input:
                self.stdin.write(input)
        except BrokenPipeError:
            # A program need not read its input.
            pass
        try:
            self.stdin.close()
        except BrokenPipeError:
            pass

    def _communicate(self, input, end, original_timeout):
        import selectors
        if self.stdin and not self._communication_started:
            try:
                self.stdin.flush()
            except BrokenPipeError:
                pass
            if not input:
                try:
                    self.stdin.close()
                except BrokenPipeError:
                    pass
        if not self._communication_started:
            self._output = {f: [] for f in (self.stdout, self.stderr) if f}
            if self.stdin and input is not None:
                if self.text_mode and isinstance(input, str):
                    input = input.encode(self.stdin.encoding, self.stdin.errors)
                elif not self.text_mode and isinstance(input, str):
                    raise TypeError("a bytes-like object is required, not 'str'")
                self._input = _Input(input)
        source = self._input
        with selectors.PollSelector() as selector:
            if self.stdin and source and not self.stdin.closed:
                selector.register(self.stdin, selectors.EVENT_WRITE)
            for file in self._output:
                if not file.closed:
                    selector.register(file, selectors.EVENT_READ)
            while selector.get_map():
                left = None if end is None else end - _time()
                if left is not None and left < 0:
                    self._raise_timeout(original_timeout)
                ready = selector.select(left)
                if not ready and left is not None and end - _time() <= 0:
                    self._raise_timeout(original_timeout)
                for key, _ in ready:
                    if key.fileobj is self.stdin:
                        try:
                            source.done += os.write(key.fd, source.data[source.done:source.done + _PIPE_BUF])
                        except BrokenPipeError:
                            selector.unregister(key.fileobj)
                            key.fileobj.close()
                        else:
                            if source.done >= len(source.data):
                                selector.unregister(key.fileobj)
                                key.fileobj.close()
                    else:
                        data = os.read(key.fd, 32768)
                        if not data:
                            selector.unregister(key.fileobj)
                            key.fileobj.close()
                        self._output[key.fileobj].append(data)
        self._wait_after_pipes(end, original_timeout)
        return tuple(None if f is None else self._collected(f) for f in (self.stdout, self.stderr))

    def _wait_after_pipes(self, end, original_timeout):
        try:
            self.wait(timeout=self._left(end))
        except TimeoutExpired:
            self._raise_timeout(original_timeout)

    def _collected(self, file):
        data = b''.join(self._output[file])
        if self.text_mode:
            data = data.decode(file.encoding, file.errors).replace('\r\n', '\n').replace('\r', '\n')
        return data

    def _raise_timeout(self, timeout):
        # Undecoded: a character may be cut in the middle.
        parts = [b''.join(self._output[f]) or None if f else None for f in (self.stdout, self.stderr)]
        raise TimeoutExpired(self.args, timeout, output=parts[0], stderr=parts[1])

    # --- signals

    def send_signal(self, sig):
        """Send a signal, unless the program has ended."""
        self.poll()
        if self.returncode is not None:
            return
        try:
            os.kill(self.pid, sig)
        except ProcessLookupError:
            pass

    def terminate(self):
        """Ask the program to end: SIGTERM."""
        self.send_signal(signal.SIGTERM)

    def kill(self):
        """End the program: SIGKILL."""
        self.send_signal(signal.SIGKILL)
