// termios.cpp: the module termios: settings of terminals.
#include <sys/ioctl.h>
#include <termios.h>

#include "stdlib/posix/posix.h"
#include "stdlib/system/named_ints.h"

namespace adder {

extern const NativeModule kModule_termios;

namespace {

struct TermiosState {
  Value error;
  void trace(Marker& marker) { marker.visit(error); }
};

Value raise_termios(ThreadState& ts, int64_t result) {
  if (result == -2) return {};
  Value args[] = {Value::small_int(errno), Value(new_str(ts, std::strerror(errno)))};
  Value error = call(ts, module_state<TermiosState>(ts, kModule_termios).error, args, 2);
  return error ? raise_exception(ts, error) : Value();
}
Value done(ThreadState& ts, int64_t result) {
  return result < 0 ? raise_termios(ts, result) : kNone;
}
bool file_argument(ThreadState& ts, Value v, int* fd) {
  if (!fd_argument(ts, v, fd)) return false;
  if (*fd >= 0) return true;
  raise_value_error(ts, "file descriptor cannot be a negative integer (%d)", *fd);
  return false;
}

// [iflag, oflag, cflag, lflag, ispeed, ospeed, cc]; cc is bytes, but numbers for VMIN and VTIME in non-canonical mode.
Value get_attributes(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  termios mode;
  if (!file_argument(ts, a[0], &fd)) return {};
  int64_t result = system_call(ts, [&] { return ::tcgetattr(fd, &mode); });
  if (result < 0) return raise_termios(ts, result);
  List* cc = new_list(ts, NCCS);
  for (int i = 0; cc && i < NCCS; ++i) {
    char c = static_cast<char>(mode.c_cc[i]);
    bool is_number = !(mode.c_lflag & ICANON) && (i == VMIN || i == VTIME);
    Value item = is_number ? Value::small_int(mode.c_cc[i]) : Value(new_bytes(ts, {&c, 1}));
    if (!item || !list_append(ts, cc, item)) return {};
  }
  if (!cc) return {};
  Value items[] = {new_int(ts, mode.c_iflag),
                   new_int(ts, mode.c_oflag),
                   new_int(ts, mode.c_cflag),
                   new_int(ts, mode.c_lflag),
                   new_int(ts, ::cfgetispeed(&mode)),
                   new_int(ts, ::cfgetospeed(&mode)),
                   Value(cc)};
  return new_list_from(ts, items, 7);
}

Value set_attributes(ThreadState& ts, Value* a, uint32_t) {
  int fd, when;
  if (!file_argument(ts, a[0], &fd) || !int_argument(ts, a[1], &when)) return {};
  List* list = is_kind(a[2], Kind::List) ? a[2].as<List>() : nullptr;
  if (!list || list->size != 7) return raise_type_error(ts, "tcsetattr, arg 3: must be 7 element list");
  termios mode;
  int64_t result = system_call(ts, [&] { return ::tcgetattr(fd, &mode); });  // what the list does not say stays
  if (result < 0) return raise_termios(ts, result);
  int64_t numbers[6];
  for (size_t i = 0; i < 6; ++i)
    if (!to_i64(ts, list->items[i], &numbers[i])) return {};
  List* cc = is_kind(list->items[6], Kind::List) ? list->items[6].as<List>() : nullptr;
  if (!cc || cc->size != NCCS) return raise_type_error(ts, "tcsetattr: attributes[6] must be %d element list", NCCS);
  mode.c_iflag = static_cast<tcflag_t>(numbers[0]);
  mode.c_oflag = static_cast<tcflag_t>(numbers[1]);
  mode.c_cflag = static_cast<tcflag_t>(numbers[2]);
  mode.c_lflag = static_cast<tcflag_t>(numbers[3]);
  for (size_t i = 0; i < NCCS; ++i) {
    Value item = cc->items[i];
    int64_t n;
    if (is_kind(item, Kind::Bytes) && item.as<Bytes>()->size == 1)
      n = static_cast<unsigned char>(item.as<Bytes>()->data[0]);
    else if (!is_int_value(item) || !int_to_i64(item, &n))
      return raise_type_error(ts, "tcsetattr: elements of attributes must be characters or integers");
    mode.c_cc[i] = static_cast<cc_t>(n);
  }
  if (::cfsetispeed(&mode, static_cast<speed_t>(numbers[4])) < 0 ||
      ::cfsetospeed(&mode, static_cast<speed_t>(numbers[5])) < 0)
    return raise_termios(ts, -1);
  return done(ts, system_call(ts, [&] { return ::tcsetattr(fd, when, &mode); }));
}

using Control = int (*)(int fd, int argument);
template <Control kControl>
Value control(ThreadState& ts, Value* a, uint32_t) {
  int fd, argument;
  if (!file_argument(ts, a[0], &fd) || !int_argument(ts, a[1], &argument)) return {};
  return done(ts, system_call(ts, [&] { return kControl(fd, argument); }));
}
Value drain(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  return file_argument(ts, a[0], &fd) ? done(ts, system_call(ts, [&] { return ::tcdrain(fd); })) : Value();
}
Value get_size(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  winsize size;
  if (!file_argument(ts, a[0], &fd)) return {};
  if (::ioctl(fd, TIOCGWINSZ, &size) < 0) return raise_termios(ts, -1);
  return tuple_of(ts, Value::small_int(size.ws_row), Value::small_int(size.ws_col));
}
Value set_size(ThreadState& ts, Value* a, uint32_t) {
  int fd;
  int64_t rows, columns;
  winsize size;
  if (!file_argument(ts, a[0], &fd)) return {};
  if (is_str(a[1]) || !lookup_special(ts, type_of(ts, a[1]), kSpecialLen))
    return raise_type_error(ts, "tcsetwinsize, arg 2: must be a two-item sequence");
  Tuple* pair = sequence_to_tuple(ts, a[1]);
  if (!pair) return {};
  if (pair->size != 2) return raise_type_error(ts, "tcsetwinsize, arg 2: must be a two-item sequence");
  if (!to_i64(ts, pair->items[0], &rows) || !to_i64(ts, pair->items[1], &columns)) return {};
  if (rows < 0 || rows > UINT16_MAX || columns < 0 || columns > UINT16_MAX)
    return raise_overflow(ts, "winsize value(s) out of range.");
  if (::ioctl(fd, TIOCGWINSZ, &size) < 0) return raise_termios(ts, -1);
  size.ws_row = static_cast<unsigned short>(rows);
  size.ws_col = static_cast<unsigned short>(columns);
  return done(ts, ::ioctl(fd, TIOCSWINSZ, &size));
}

NativeDef kFunctions[] = {
    {"tcgetattr(fd, /)", "The settings: [iflag, oflag, cflag, lflag, ispeed, ospeed, cc].", get_attributes},
    {"tcsetattr(fd, when, attributes, /)", "Change the settings to a list like tcgetattr()'s.", set_attributes},
    {"tcsendbreak(fd, duration, /)", "Send a break.", control<::tcsendbreak>},
    {"tcdrain(fd, /)", "Wait until everything written has been sent.", drain},
    {"tcflush(fd, queue, /)", "Throw away what was not read or not sent.", control<::tcflush>},
    {"tcflow(fd, action, /)", "Stop or resume input or output.", control<::tcflow>},
    {"tcgetwinsize(fd, /)", "The size of the window: (rows, columns).", get_size},
    {"tcsetwinsize(fd, winsize, /)", "Set the size of the window to (rows, columns).", set_size},
    {nullptr, nullptr, nullptr}};

bool init(ThreadState& ts, Module* m) {
  Dict* ns = new_dict(ts);
  Tuple* bases = ns ? tuple_of(ts, Value(ts.rt.exc.Exception)) : nullptr;
  if (!bases || !dict_set_str(ts, ns, ts.rt.names.dunder_module, Value(intern(ts, "termios")))) return false;
  Type* error = new_heap_type(ts, ts.rt.types.type, intern(ts, "error"), bases, ns, nullptr);
  if (!error) return false;
  module_state<TermiosState>(ts, kModule_termios).error = Value(error);
  return module_add(ts, m, "error", Value(error)) && add_constants(ts, m, kTermiosConstants);
}

}  // namespace

const NativeModule kModule_termios = {"termios", "Settings of terminals.", kFunctions, init};

}  // namespace adder
