// stdlib_data.cpp: bytes from outside given to the modules that read them: compressed data, archives, csv, toml, html.
//
// The first byte chooses the reader, the rest is its input. One Runtime serves all inputs; a reader may raise what its
// documentation names, and anything else ends the fuzzer with the traceback. Memory is bounded, so that a bomb ends in
// MemoryError.
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "runtime/capi/injected.h"
#include "runtime/errors/raise.h"
#include "runtime/errors/report.h"
#include "runtime/interp/compile_source.h"
#include "runtime/modules/sys_setup.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {
namespace {

constexpr std::string_view kReaders = R"(
import io, zlib, gzip, bz2, lzma, csv, tomllib, zipfile, tarfile, configparser, html, html.parser, urllib.parse, binascii

def text(data):
    return data.decode('utf-8', 'surrogateescape')

def inflate(data):
    for wbits in (15, -15, 47):
        try:
            zlib.decompress(data, wbits)
        except zlib.error:
            pass

def inflate_pieces(data):
    d = zlib.decompressobj(zdict=data[:9])
    rest = data[9:]
    for _ in range(200):
        piece = d.decompress(rest, 100)
        assert len(piece) <= 100
        rest = d.unconsumed_tail
        if d.eof or not rest and not piece:
            break
    d.copy()
    d.flush()

def streams(data):
    for module, errors in ((gzip, (OSError, EOFError, zlib.error)), (bz2, (OSError, EOFError, ValueError)), (lzma, (lzma.LZMAError, EOFError))):
        for read in (module.decompress, lambda d: module.open(io.BytesIO(d)).read(100000)):
            try:
                read(data)
            except errors:
                pass

def csv_text(data):
    lines = text(data[1:]).splitlines(True)
    for k in ({}, {'strict': True, 'doublequote': bool(data[:1] > b'a'), 'escapechar': '\\'}, {'quoting': csv.QUOTE_NONNUMERIC, 'skipinitialspace': True}, {'delimiter': ';', 'quotechar': "'"}):
        try:
            rows = list(csv.reader(lines, **k))
            out = io.StringIO(newline='')
            csv.writer(out).writerows(rows)
        except (csv.Error, ValueError):
            pass
    try:
        csv.Sniffer().sniff(text(data))
    except csv.Error:
        pass

def toml(data):
    try:
        tomllib.loads(text(data))
    except (tomllib.TOMLDecodeError, RecursionError):
        pass

def zip_archive(data):
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as z:
            for info in z.infolist():
                with z.open(info, pwd=b'x' if info.flag_bits & 1 else None) as f:
                    f.read(100000)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error, lzma.LZMAError):
        pass

def tar_archive(data):
    for mode in ('r:', 'r|*'):
        try:
            with tarfile.open(fileobj=io.BytesIO(data), mode=mode) as t:
                for member in t:
                    if member.isreg() and member.size < 100000:
                        t.extractfile(member).read()
        except (tarfile.TarError, EOFError, zlib.error, OSError):
            pass

def ini(data):
    parser = configparser.ConfigParser(allow_no_value=True, strict=False)
    try:
        parser.read_string(text(data))
        for section in parser.sections():
            parser.items(section)
    except configparser.Error:
        pass

def markup(data):
    s = text(data)
    html.unescape(s)
    p = html.parser.HTMLParser(convert_charrefs=len(s) % 2 == 0)
    try:
        p.feed(s[:len(s) // 2])
        p.feed(s[len(s) // 2:])
        p.close()
    except AssertionError:
        pass
    try:
        urllib.parse.urlsplit(s).geturl()
        urllib.parse.parse_qsl(s)
        urllib.parse.urljoin('http://a/b/c', s)
    except ValueError:
        pass

READERS = [inflate, inflate_pieces, streams, csv_text, toml, zip_archive, tar_archive, ini, markup]

def read(data):
    if not data:
        return
    try:
        READERS[data[0] % len(READERS)](data[1:])
    except (zlib.error, MemoryError):
        pass
)";

ThreadState* start() {
  InjectedModules injected = injected_modules();
  RuntimeConfig config;
  config.native_modules = injected.native;
  config.embedded_modules = injected.embedded;
  config.hash_random = false;
  static Runtime* rt = new Runtime(config);
  ThreadState* ts = rt->attach();
  if (!rt->initialize(*ts) || !setup_sys(*ts, SysSettings()) || !make_main_module(*ts)) std::abort();
  Dict* dict = rt->main_module->dict;
  SourceOptions options;
  options.is_text = true;
  options.module_is_globals = true;
  Value code = compile_source(*ts, kReaders, intern(*ts, "readers"), options);
  if (!code || !execute_code(*ts, code, dict, Value(dict))) {
    print_exception(*ts, take_error(*ts));
    std::abort();
  }
  rt->heap.byte_limit = 256u << 20;
  return ts;
}

void run(std::string_view input) {
  static ThreadState* ts = start();
  static int count = 0;
  Value read = dict_get_str(*ts, ts->rt.main_module->dict, intern(*ts, "read"));
  Bytes* data = new_bytes(*ts, input);
  if (!data || !call_with(*ts, read, Value(data))) {
    print_exception(*ts, take_error(*ts));
    std::abort();
  }
  if (++count % 256 == 0) ts->rt.heap.collect(*ts);
}

}  // namespace
}  // namespace adder

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size) {
  adder::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
