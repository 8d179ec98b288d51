// pickle_writer.h: PickleWriter, which turns an object into a pickle.
//
// It lives on the native stack during dumps(), and in the cell of a Pickler otherwise; its Values are found by the scan
// of the stack or by trace(). Output gathers in `out`; a Pickler's is handed to its file between frames.
#pragma once

#include <string>
#include <string_view>

#include "stdlib/pickle/pickle_memo.h"
#include "stdlib/pickle/pickle_module.h"
#include "stdlib/pickle/pickle_opcodes.h"

namespace adder {

class PickleWriter {
 public:
  explicit PickleWriter(ThreadState& thread) : ts(&thread) {}

  // Sets the protocol from an argument (empty or None: the default). False with ValueError pending.
  bool set_protocol(Value protocol, bool fix_imports);
  bool dump(Value object);  // one whole pickle; false with an exception pending
  void trace(Marker& marker);

  ThreadState* ts;
  int protocol = kPickleDefault;
  bool binary = true;
  bool fast = false;  // no memo
  bool fix_imports = true;
  std::string out;
  PickleMemo memo;
  Value file_write;        // of the file, or empty: everything stays in `out`
  Value persistent_id;     // or empty
  Value reducer_override;  // or empty
  Value dispatch_table;    // or empty: copyreg's
  Value buffer_callback;   // or empty

 private:
  bool save(Value v, bool as_persistent_id = false);
  bool save_any(Value v);        // what is no atom
  int save_persistent(Value v);  // 1: written, 0: no id, -1: failed

  // atoms and texts: pickle_writer_atoms.cpp
  bool save_bool(bool b);
  bool save_int(Value v);
  bool save_long(Value v);
  bool save_float(double d);
  bool save_str(Str* s);
  bool save_bytes(Value v);
  bool save_bytearray(Value v);
  bool save_buffer(Value v);
  bool write_bytes_data(Value v, std::string_view data);
  bool write_bytearray_data(Value v, std::string_view data);

  // containers: pickle_writer_containers.cpp
  bool save_tuple(Tuple* tuple);
  bool save_list(Value v);
  bool save_dict(Value v);
  bool save_set(Value v);
  bool save_frozenset(Value v);
  bool save_set_as_list(Value v);
  bool append_items(Value iterator);
  bool set_items(Value iterator);
  bool save_pair(Value pair);
  bool recursive_reference(Value v, const char* pops);  // takes what was pushed back and refers to the memo

  // everything else: pickle_writer_objects.cpp
  bool save_type(Value v);
  bool save_global(Value v, Str* name);
  bool write_global(Value v, Value module_name, Str* module, Value parent, Str* path, Str* last);
  int write_extension(Str* module, Str* path);  // 1: written, 0: no code, -1: failed
  bool write_old_global(Str* module, Str* name);
  bool reduce(Value v);
  bool save_reduced(Value parts, Value object /* empty: none */);
  bool save_new_object(Tuple* args, Value object);
  bool save_new_object_with_keywords(Tuple* args);

  // output: pickle_writer.cpp
  void put(PickleOp op) { write({reinterpret_cast<const char*>(&op), 1}); }
  void write(std::string_view data) {
    if (framing_ && frame_start_ == kNoFrame) open_frame();
    out.append(data);
  }
  void put_with(PickleOp op, uint64_t number, int bytes);
  bool write_large(std::string_view header, std::string_view data);
  bool memoize(Value v);
  bool write_get(uint32_t number);
  void open_frame();
  void close_frame();
  bool boundary();
  bool flush();

  static constexpr size_t kNoFrame = SIZE_MAX;
  size_t frame_start_ = kNoFrame;
  bool framing_ = false;
};

}  // namespace adder
