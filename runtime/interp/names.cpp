// names.cpp: slow paths of variables: globals, names in class and module code, cells, and their errors.
#include "runtime/errors/raise.h"
#include "runtime/interp/slow_paths.h"

namespace adder {

namespace {
Str* register_name(ThreadState& ts, Frame* frame, size_t reg) {
  const CodeUnit* unit = frame->code->unit;
  auto locals = unit->section<LocalEntry>(unit->locals);
  return reg < locals.size() ? intern(ts, unit->name_at(locals[reg].name)) : ts.rt.empty_str;
}

// A stamp that stays with the dict until its set of keys changes.
uint32_t keys_version(ThreadState& ts, Dict* dict) {
  if (!dict->version) {
    dict->version = ts.rt.next_keys_version++;
    if (!ts.rt.next_keys_version) ts.rt.next_keys_version = 1;
  }
  return dict->version;
}

bool is_plain_dict(Value v) {
  return is_exact(v, Kind::Dict);
}
}  // namespace

Value raise_unbound_local(ThreadState& ts, Frame* frame, size_t reg) {
  Str* name = register_name(ts, frame, reg);
  return raise(ts, ts.rt.exc.UnboundLocalError,
               "cannot access local variable '%U' where it is not associated with a value", name);
}

Value raise_unbound_deref(ThreadState& ts, Frame* frame, size_t reg) {
  const CodeUnit* unit = frame->code->unit;
  if (unit->section<LocalEntry>(unit->locals)[reg].kind != LocalKind::kFree) return raise_unbound_local(ts, frame, reg);
  Str* name = register_name(ts, frame, reg);
  return raise_name_error(
      ts, name, "cannot access free variable '%U' where it is not associated with a value in enclosing scope", name);
}

Value load_global(ThreadState& ts, Frame* frame, Str* name, uint64_t* cache, int* quick) {
  uint64_t hash = str_hash(ts, name);
  Dict* globals = frame->globals;
  int64_t index = dict_find(ts, globals, name, hash);
  if (index >= 0) {
    cache[0] = keys_version(ts, globals) | static_cast<uint64_t>(index) << 32;
    *quick = 1;
    return globals->keys->entries[index].value;
  }
  if (index == -2) return {};
  Dict* builtins = frame->builtins;
  index = dict_find(ts, builtins, name, hash);
  if (index >= 0) {
    cache[0] = keys_version(ts, globals);
    cache[1] = keys_version(ts, builtins) | static_cast<uint64_t>(index) << 32;
    *quick = 2;
    return builtins->keys->entries[index].value;
  }
  if (index == -2) return {};
  return raise_name_error(ts, name, "name '%U' is not defined", name);
}

bool store_global(ThreadState& ts, Frame* frame, Str* name, Value value, uint64_t* cache, int* quick) {
  Dict* globals = frame->globals;
  if (!dict_set_str(ts, globals, name, value)) return false;
  int64_t index = dict_find(ts, globals, name, str_hash(ts, name));
  if (index >= 0) {
    cache[0] = keys_version(ts, globals) | static_cast<uint64_t>(index) << 32;
    *quick = 1;
  }
  return true;
}

bool delete_global(ThreadState& ts, Frame* frame, Str* name) {
  int found = dict_delete(ts, frame->globals, name);
  if (found == 0) raise_name_error(ts, name, "name '%U' is not defined", name);
  return found > 0;
}

bool load_from_mapping(ThreadState& ts, Value mapping, Str* name, Value* out) {
  if (is_plain_dict(mapping)) {
    *out = dict_get_str(ts, mapping.as<Dict>(), name);
    return *out || !ts.has_error();
  }
  *out = get_item(ts, mapping, name);
  if (*out) return true;
  if (!pending_matches(ts, ts.rt.exc.KeyError)) return false;
  clear_error(ts);
  return true;
}

Value load_name(ThreadState& ts, Frame* frame, Str* name) {
  Value v;
  if (frame->locals) {
    if (!load_from_mapping(ts, frame->locals, name, &v)) return {};
    if (v) return v;
  }
  v = dict_get_str(ts, frame->globals, name);
  if (!v && !ts.has_error()) v = dict_get_str(ts, frame->builtins, name);
  if (v || ts.has_error()) return v;
  return raise_name_error(ts, name, "name '%U' is not defined", name);
}

bool store_name(ThreadState& ts, Frame* frame, Str* name, Value value) {
  if (!frame->locals) return dict_set_str(ts, frame->globals, name, value);
  if (is_plain_dict(frame->locals)) return dict_set_str(ts, frame->locals.as<Dict>(), name, value);
  return set_item(ts, frame->locals, name, value);
}

bool delete_name(ThreadState& ts, Frame* frame, Str* name) {
  if (!frame->locals) return delete_global(ts, frame, name);
  if (is_plain_dict(frame->locals)) {
    int found = dict_delete(ts, frame->locals.as<Dict>(), name);
    if (found == 0) raise_name_error(ts, name, "name '%U' is not defined", name);
    return found > 0;
  }
  if (del_item(ts, frame->locals, name)) return true;
  if (pending_matches(ts, ts.rt.exc.KeyError)) {
    clear_error(ts);
    raise_name_error(ts, name, "name '%U' is not defined", name);
  }
  return false;
}

Value load_class_deref(ThreadState& ts, Frame* frame, size_t reg, Str* name) {
  Value v;
  if (frame->locals && !load_from_mapping(ts, frame->locals, name, &v)) return {};
  if (!v) v = frame->registers[reg].as<CellVar>()->contents;
  return v ? v : raise_unbound_deref(ts, frame, reg);
}

Value load_locals(ThreadState& ts, Frame* frame) {
  if (frame->locals) return frame->locals;
  if (frame->code->unit->code_flags & kCodeOptimized)
    return raise(ts, ts.rt.exc.SystemError, "no locals when loading __locals__");
  return frame->globals;
}

}  // namespace adder
