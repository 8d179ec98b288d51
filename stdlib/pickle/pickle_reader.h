// pickle_reader.h: PickleReader, the machine that runs a pickle.
//
// Pickles come from anywhere: every length is checked against what is there before memory is taken, every index against
// the stack, so whatever the bytes are, the end is a value or an exception. The stack is a list; a mark is its height
// at that time, and nothing below the last mark can be popped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stdlib/pickle/pickle_module.h"
#include "stdlib/pickle/pickle_opcodes.h"

namespace adder {

class PickleReader {
 public:
  explicit PickleReader(ThreadState& thread) : ts(&thread) {}

  Value load();  // one pickle; empty with an exception pending
  void trace(Marker& marker);
  void set_input(std::string_view data, Value owner);
  bool set_file(Value file);  // false with an exception pending
  bool set_options(bool fix_imports, Value encoding, Value errors, Value buffers);
  Value find_class(Value module, Value name);  // Unpickler.find_class
  Value memo_dict();
  bool set_memo(Value dict);

  ThreadState* ts;
  Value self;             // the Unpickler whose methods may be overridden, or empty
  Value persistent_load;  // or empty
  bool running = false;

 private:
  // input: pickle_reader_input.cpp
  bool read(size_t count, std::string_view* out);  // valid until the next read
  bool read_number(int bytes, uint64_t* out);
  bool read_line(std::string_view* out);  // without the newline
  bool read_more(size_t count);
  bool settle(std::string* held);
  bool take_from_file(Value function, size_t count, const char* name, std::string* out);
  bool replace_input(const std::string& data);
  bool finish_input();
  bool truncated();

  // the stack
  bool push(Value v) { return list_append(*ts, stack_, v); }
  Value pop();
  Value top();
  bool underflow();
  bool pop_mark(size_t* height);
  Tuple* pop_tuple(size_t height);
  List* pop_list(size_t height);
  void drop(size_t height) { list_erase(stack_, height, stack_->size); }
  size_t floor() const { return marks_.empty() ? 0 : marks_.back(); }

  // memo
  bool memo_put(uint64_t number);
  bool memo_get(uint64_t number);

  bool run(uint8_t op);  // any opcode but STOP
  bool run_text(uint8_t op);
  bool run_container(uint8_t op);
  bool run_object(uint8_t op);

  // values: pickle_reader_values.cpp
  bool load_int_line();
  bool load_long_line();
  bool load_long_bytes(int length_bytes);
  bool load_float_line();
  bool load_binary_float();
  bool load_string_line();
  bool load_old_string(std::string_view data);
  bool load_counted_text(int length_bytes);
  bool load_counted_bytes(int length_bytes, const char* name);
  bool load_counted_string(int length_bytes);
  bool load_unicode_line();
  bool load_bytearray();
  bool load_next_buffer();
  bool load_readonly_buffer();

  // containers: pickle_reader_containers.cpp
  bool load_tuple(size_t count);
  bool load_dict();
  bool load_frozenset();
  bool append(size_t from);
  bool set_items(size_t from);
  bool add_items();

  // objects: pickle_reader_objects.cpp
  bool load_global(Value module, Value name);
  bool load_global_lines();
  bool load_inst();
  bool load_obj();
  bool load_new_object(bool keywords);
  bool load_reduce();
  bool load_build();
  bool load_extension(int bytes);
  bool load_persistent(bool binary);
  bool instantiate(Value cls, Tuple* args);
  Value find(Value module, Value name);

  // input
  std::string_view input_;
  size_t at_ = 0;
  Value input_owner_;                            // keeps input_
  Value file_read_, file_readline_, file_peek_;  // empty: all is in memory
  size_t taken_ = 0;

  // options
  bool fix_imports_ = true;
  std::string encoding_ = "ASCII", errors_ = "strict";
  Value buffers_;  // iterator, or empty

  // state
  int protocol_ = 0;
  List* stack_ = nullptr;
  std::vector<size_t> marks_;
  List* memo_ = nullptr;         // dense part: empty Value where nothing is
  Dict* sparse_memo_ = nullptr;  // numbers far beyond what was stored so far
  uint64_t memo_count_ = 0;
};

}  // namespace adder
