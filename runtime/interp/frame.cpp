// frame.cpp: frames as scripts see them, and tracebacks.
#include "runtime/interp/frame.h"

#include "runtime/errors/raise.h"
#include "runtime/interp/interpreter.h"
#include "runtime/objects/containers.h"

namespace adder {

uint32_t frame_instruction(const Frame* frame) {
  if (!frame->pc || !frame->code->instructions) return 0;
  return static_cast<uint32_t>(frame->pc - reinterpret_cast<const Instr*>(frame->code->instructions));
}

uint32_t code_line(const Code* code, uint32_t instruction) {
  auto positions = code->unit->section<Position>(code->unit->positions);
  return instruction < positions.size() ? positions[instruction].line : code->unit->first_line;
}

uint32_t frame_line(const Frame* frame) {
  return code_line(frame->code, frame_instruction(frame));
}

FrameObject* frame_object(ThreadState& ts, Frame* frame) {
  if (frame->object) return frame->object;
  FrameObject* object = reinterpret_cast<FrameObject*>(ts.rt.heap.allocate(ts, sizeof(FrameObject), ts.rt.heads.frame));
  if (!object) return nullptr;
  object->frame = frame;
  object->code = frame->code;
  object->globals = Value(reinterpret_cast<Cell*>(frame->globals));
  object->builtins = Value(reinterpret_cast<Cell*>(frame->builtins));
  object->function = frame->function;
  object->trace_lines = true;
  frame->object = object;
  return object;
}

// Named registers into a dict, as locals() shows them: cells by their contents, unbound ones left out.
static Dict* named_registers(ThreadState& ts, Code* code, const Value* registers, Dict* into) {
  const CodeUnit* unit = code->unit;
  auto locals = unit->section<LocalEntry>(unit->locals);
  for (size_t i = 0; i < locals.size(); ++i) {
    if (locals[i].kind == LocalKind::kHidden) continue;
    Value v = registers[i];
    if (locals[i].kind != LocalKind::kLocal && is_kind(v, Kind::CellVar)) v = v.as<CellVar>()->contents;
    Str* name = code->names ? code->names[locals[i].name] : intern(ts, unit->name_at(locals[i].name));
    if (!name) return nullptr;
    if (v) {
      if (!dict_set_str(ts, into, name, v)) return nullptr;
    } else if (into->used && dict_delete(ts, into, name) < 0) {
      return nullptr;
    }
  }
  return into;
}

Dict* snapshot_locals(ThreadState& ts, Frame* frame, Dict* into) {
  return named_registers(ts, frame->code, frame->registers, into);
}

Value frame_locals(ThreadState& ts, FrameObject* object) {
  Frame* frame = object->frame;
  if (!frame) {
    // A frame that ended left its registers; the dict is made when somebody looks.
    if (is_kind(object->locals, Kind::Array)) {
      Dict* dict = new_dict(ts);
      if (!dict || !named_registers(ts, object->code, object->locals.as<Array>()->items, dict)) return {};
      object->locals = dict;
    }
    return object->locals ? object->locals : kNone;
  }
  if (frame->locals) return frame->locals;
  if (!(frame->code->unit->code_flags & kCodeOptimized)) return object->globals;
  Dict* dict = object->locals ? object->locals.as<Dict>() : new_dict(ts);
  if (!dict) return {};
  object->locals = dict;
  return snapshot_locals(ts, frame, dict) ? Value(dict) : Value();
}

void detach_frame_object(ThreadState& ts, Frame* frame) {
  FrameObject* object = frame->object;
  object->instruction = frame_instruction(frame);
  // The pending exception must survive what happens here.
  ExceptionObject* pending = take_error(ts);
  if (frame->locals) {
    object->locals = frame->locals;
  } else if (!(frame->code->unit->code_flags & kCodeOptimized)) {
    object->locals = object->globals;
  } else if (object->locals) {
    frame_locals(ts, object);
  } else if (frame->code->local_count) {
    Array* copy = new_array(ts, frame->code->local_count);
    if (copy) {
      std::copy(frame->registers, frame->registers + frame->code->local_count, copy->items);
      object->locals = copy;
    }
  } else {
    object->locals = new_dict(ts);
  }
  if (frame->previous) {
    FrameObject* back = frame_object(ts, frame->previous);
    object->back = back ? Value(back) : kNone;
  } else {
    object->back = kNone;
  }
  object->frame = nullptr;
  frame->object = nullptr;
  clear_error(ts);
  restore_error(ts, pending);
}

void trace_frame_object(Cell* cell, Marker& marker) {
  FrameObject* f = reinterpret_cast<FrameObject*>(cell);
  marker.visit(f->code);
  for (Value v : {f->back, f->globals, f->builtins, f->locals, f->trace, f->function}) marker.visit(v);
  if (f->frame)
    marker.visit_conservative(reinterpret_cast<uintptr_t>(f->frame));  // a generator's frame keeps its generator
}

// Functions that CPython has in C: its tracebacks do not show them.
static bool is_hidden(const Code* code) {
  if (!str_equals(code->filename, "<stdlib>/warnings/warnings.py")) return false;
  return str_equals(code->name, "warn") || str_equals(code->name, "warn_explicit");
}

void add_traceback(ThreadState& ts, Frame* frame) {
  ExceptionObject* e = ts.pending;
  if (!e || is_hidden(frame->code)) return;
  FrameObject* object = frame_object(ts, frame);
  ts.pending = e;
  if (!object) return;
  Traceback* tb = reinterpret_cast<Traceback*>(ts.rt.heap.allocate(ts, sizeof(Traceback), ts.rt.heads.traceback));
  if (!tb) {
    ts.pending = e;
    return;
  }
  tb->frame = object;
  tb->next = e->traceback ? e->traceback : kNone;
  tb->instruction = frame_instruction(frame);
  tb->line = frame_line(frame);
  tb->code = frame->code;
  e->traceback = tb;
}

void trace_traceback(Cell* cell, Marker& marker) {
  Traceback* tb = reinterpret_cast<Traceback*>(cell);
  marker.visit(tb->frame);
  marker.visit(tb->next);
  marker.visit(tb->code);
}

}  // namespace adder
