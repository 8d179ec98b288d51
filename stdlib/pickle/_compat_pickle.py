"""Names that Python 2 had elsewhere: what pickles of protocols 0 to 2 call them, and what they are called now."""

# OLD=NEW: modules with one name each; old modules that became part of another; new modules old pickles never name.
_MODULES = (
    '__builtin__=builtins copy_reg=copyreg Queue=queue SocketServer=socketserver ConfigParser=configparser '
    'repr=reprlib tkFileDialog=tkinter.filedialog tkSimpleDialog=tkinter.simpledialog '
    'tkColorChooser=tkinter.colorchooser tkCommonDialog=tkinter.commondialog Dialog=tkinter.dialog '
    'Tkdnd=tkinter.dnd tkFont=tkinter.font tkMessageBox=tkinter.messagebox ScrolledText=tkinter.scrolledtext '
    'Tkconstants=tkinter.constants Tix=tkinter.tix ttk=tkinter.ttk Tkinter=tkinter markupbase=_markupbase '
    '_winreg=winreg thread=_thread dummy_thread=_dummy_thread dbhash=dbm.bsd dumbdbm=dbm.dumb dbm=dbm.ndbm '
    'gdbm=dbm.gnu xmlrpclib=xmlrpc.client SimpleXMLRPCServer=xmlrpc.server httplib=http.client '
    'htmlentitydefs=html.entities HTMLParser=html.parser Cookie=http.cookies cookielib=http.cookiejar '
    'BaseHTTPServer=http.server test.test_support=test.support commands=subprocess urlparse=urllib.parse '
    'robotparser=urllib.robotparser urllib2=urllib.request anydbm=dbm _abcoll=collections.abc')
_JOINED = (
    'cPickle=pickle _elementtree=xml.etree.ElementTree FileDialog=tkinter.filedialog '
    'SimpleDialog=tkinter.simpledialog DocXMLRPCServer=xmlrpc.server SimpleHTTPServer=http.server '
    'CGIHTTPServer=http.server UserDict=collections UserList=collections UserString=collections whichdb=dbm '
    'StringIO=io cStringIO=io')
_SPLIT = (
    '_bz2=bz2 _dbm=dbm _functools=functools _gdbm=gdbm _pickle=pickle')

# OLD_MODULE:NAME=NEW_MODULE:NAME, in both directions; only from old to new; only from new to old.
_NAMES = (
    '__builtin__:xrange=builtins:range __builtin__:reduce=functools:reduce __builtin__:intern=sys:intern '
    '__builtin__:unichr=builtins:chr __builtin__:unicode=builtins:str __builtin__:long=builtins:int '
    'itertools:izip=builtins:zip itertools:imap=builtins:map itertools:ifilter=builtins:filter '
    'itertools:ifilterfalse=itertools:filterfalse itertools:izip_longest=itertools:zip_longest '
    'UserDict:IterableUserDict=collections:UserDict UserList:UserList=collections:UserList '
    'UserString:UserString=collections:UserString whichdb:whichdb=dbm:whichdb _socket:fromfd=socket:fromfd '
    '_multiprocessing:Connection=multiprocessing.connection:Connection '
    'multiprocessing.process:Process=multiprocessing.context:Process '
    'multiprocessing.forking:Popen=multiprocessing.popen_fork:Popen '
    'urllib:ContentTooShortError=urllib.error:ContentTooShortError urllib:getproxies=urllib.request:getproxies '
    'urllib:pathname2url=urllib.request:pathname2url urllib:quote_plus=urllib.parse:quote_plus '
    'urllib:quote=urllib.parse:quote urllib:unquote_plus=urllib.parse:unquote_plus '
    'urllib:unquote=urllib.parse:unquote urllib:url2pathname=urllib.request:url2pathname '
    'urllib:urlcleanup=urllib.request:urlcleanup urllib:urlencode=urllib.parse:urlencode '
    'urllib:urlopen=urllib.request:urlopen urllib:urlretrieve=urllib.request:urlretrieve '
    'urllib2:HTTPError=urllib.error:HTTPError urllib2:URLError=urllib.error:URLError '
    'multiprocessing:AuthenticationError=multiprocessing.context:AuthenticationError '
    'multiprocessing:BufferTooShort=multiprocessing.context:BufferTooShort '
    'multiprocessing:ProcessError=multiprocessing.context:ProcessError '
    'multiprocessing:TimeoutError=multiprocessing.context:TimeoutError')
_OLD_NAMES = (
    '__builtin__:basestring=builtins:str exceptions:StandardError=builtins:Exception '
    'UserDict:UserDict=collections:UserDict socket:_socketobject=socket:SocketType')
_NEW_NAMES = (
    '_functools:reduce=__builtin__:reduce tkinter.filedialog:FileDialog=FileDialog:FileDialog '
    'tkinter.filedialog:LoadFileDialog=FileDialog:LoadFileDialog '
    'tkinter.filedialog:SaveFileDialog=FileDialog:SaveFileDialog '
    'tkinter.simpledialog:SimpleDialog=SimpleDialog:SimpleDialog '
    'xmlrpc.server:ServerHTMLDoc=DocXMLRPCServer:ServerHTMLDoc '
    'xmlrpc.server:XMLRPCDocGenerator=DocXMLRPCServer:XMLRPCDocGenerator '
    'xmlrpc.server:DocXMLRPCRequestHandler=DocXMLRPCServer:DocXMLRPCRequestHandler '
    'xmlrpc.server:DocXMLRPCServer=DocXMLRPCServer:DocXMLRPCServer '
    'xmlrpc.server:DocCGIXMLRPCRequestHandler=DocXMLRPCServer:DocCGIXMLRPCRequestHandler '
    'http.server:SimpleHTTPRequestHandler=SimpleHTTPServer:SimpleHTTPRequestHandler '
    'http.server:CGIHTTPRequestHandler=CGIHTTPServer:CGIHTTPRequestHandler _socket:socket=socket:_socketobject '
    'builtins:ModuleNotFoundError=exceptions:ImportError')

# Exceptions that lived in the module exceptions, and later kinds of OSError.
_EXCEPTIONS = (
    'ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning DeprecationWarning '
    'EOFError EnvironmentError Exception FloatingPointError FutureWarning GeneratorExit IOError ImportError '
    'ImportWarning IndentationError IndexError KeyError KeyboardInterrupt LookupError MemoryError NameError '
    'NotImplementedError OSError OverflowError PendingDeprecationWarning ReferenceError RuntimeError '
    'RuntimeWarning StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TypeError '
    'UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning '
    'UserWarning ValueError Warning ZeroDivisionError')
_OS_ERRORS = (
    'BrokenPipeError ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError '
    'ConnectionResetError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError '
    'PermissionError ProcessLookupError TimeoutError')


def _pairs(text):
    return [tuple(item.split('=')) for item in text.split()]


def _names(text):
    return [tuple(tuple(side.split(':')) for side in pair) for pair in _pairs(text)]


IMPORT_MAPPING = dict(_pairs(_MODULES) + _pairs(_JOINED))
REVERSE_IMPORT_MAPPING = {new: old for old, new in _pairs(_MODULES)} | dict(_pairs(_SPLIT))
NAME_MAPPING = dict(_names(_NAMES) + _names(_OLD_NAMES))
NAME_MAPPING.update({('exceptions', name): ('builtins', name) for name in _EXCEPTIONS.split()})
REVERSE_NAME_MAPPING = {new: old for old, new in NAME_MAPPING.items()}
for _old, _new in _names(_OLD_NAMES):
    if REVERSE_NAME_MAPPING.get(_new) == _old:
        del REVERSE_NAME_MAPPING[_new]
REVERSE_NAME_MAPPING.update({new: old for old, new in _names(_NAMES)})
REVERSE_NAME_MAPPING.update({('builtins', name): ('exceptions', name) for name in _EXCEPTIONS.split()})
REVERSE_NAME_MAPPING.update({('builtins', name): ('exceptions', 'OSError') for name in _OS_ERRORS.split()})
REVERSE_NAME_MAPPING.update(_names(_NEW_NAMES))

PYTHON2_EXCEPTIONS = tuple(_EXCEPTIONS.split())
PYTHON3_OSERROR_EXCEPTIONS = tuple(_OS_ERRORS.split())
PYTHON3_IMPORTERROR_EXCEPTIONS = ('ModuleNotFoundError',)
MULTIPROCESSING_EXCEPTIONS = ('AuthenticationError', 'BufferTooShort', 'ProcessError', 'TimeoutError')
