// builtins_site.cpp: the helpers of an interactive session that every program sees: exit, quit, help, copyright,
// credits and license. CPython's module site adds them at start-up; here they are natives that cost nothing until used.
#include "runtime/errors/raise.h"
#include "runtime/modules/builtins.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/instance.h"
#include "runtime/objects/str.h"
#include "runtime/objects/type.h"
#include "runtime/protocol/protocol.h"

namespace adder {

namespace {

struct SiteObject : Cell {
  Value name;
};

void trace_site_object(Cell* cell, Marker& marker) {
  marker.visit(static_cast<SiteObject*>(cell)->name);
  trace_subclass_words(cell, marker);
}

Value name_of(Value self) {
  return static_cast<SiteObject*>(self.as_cell())->name;
}

// --- exit and quit

Value quitter_repr(ThreadState& ts, Value* a, uint32_t) {
  return Value(format_message(ts, "Use %S() or Ctrl-D (i.e. EOF) to exit", name_of(a[0])));
}

// Closing the input first ends an interactive session whose reader would otherwise catch SystemExit and go on.
Value quitter_call(ThreadState& ts, Value* a, uint32_t) {
  Value sys = import_module(ts, "sys");
  Value input = sys ? get_attribute(ts, sys, "stdin") : Value();
  Value closed = input ? call_method(ts, input, intern(ts, "close")) : Value();
  if (!closed) clear_error(ts);
  return raise_value(ts, ts.rt.exc.SystemExit, a[1] ? a[1] : kNone);
}

NativeDef kQuitterMethods[] = {
    {"__repr__(self, /)", "Return repr(self).", quitter_repr},
    {"__call__(self, /, code=None)", "Call self as a function.", quitter_call},
    {},
};

const NativeGetSet kQuitterGetSets[] = {
    {"name", nullptr, [](ThreadState&, Value self) { return name_of(self); }, nullptr},
    {"eof", nullptr, [](ThreadState& ts, Value) { return Value(new_str(ts, "Ctrl-D (i.e. EOF)")); }, nullptr},
    {},
};

// --- copyright, credits, license

Str* text_of(ThreadState& ts, Value self) {
  Str* name = name_of(self).as<Str>();
  if (str_equals(name, "copyright")) {
    Value sys = import_module(ts, "sys");
    Value text = sys ? get_attribute(ts, sys, "copyright") : Value();
    return text ? to_str(ts, text) : nullptr;
  }
  if (str_equals(name, "credits")) return new_str(ts, "Adder stands on the work of all who design Python.");
  return new_str(ts, "Apache License, Version 2.0\nhttp://www.apache.org/licenses/LICENSE-2.0");
}

Value printer_repr(ThreadState& ts, Value* a, uint32_t) {
  if (str_equals(name_of(a[0]).as<Str>(), "license"))
    return Value(new_str(ts, "Type license() to see the full license text"));
  return Value(text_of(ts, a[0]));
}

Value printer_call(ThreadState& ts, Value* a, uint32_t) {
  Str* text = text_of(ts, a[0]);
  Value builtins = text ? import_module(ts, "builtins") : Value();
  Value print = builtins ? get_attribute(ts, builtins, "print") : Value();
  Value line = text;
  return print ? call(ts, print, &line, 1) : Value();
}

NativeDef kPrinterMethods[] = {
    {"__repr__(self, /)", "Return repr(self).", printer_repr},
    {"__call__(self, /)", "Call self as a function.", printer_call},
    {},
};

// --- help

Value helper_repr(ThreadState& ts, Value*, uint32_t) {
  return Value(new_str(ts, "Type help() for interactive help, or help(object) for help about object."));
}

Value helper_call(ThreadState& ts, Value* a, uint32_t n) {
  Value pydoc = import_module(ts, "pydoc");
  Value help = pydoc ? get_attribute(ts, pydoc, "help") : Value();
  Tuple* args = help ? new_tuple_from(ts, a + 2, n - 2) : nullptr;
  return args ? call_dict(ts, help, args, a[1] ? a[1].as<Dict>() : nullptr) : Value();
}

NativeDef kHelperMethods[] = {
    {"__repr__(self, /)", "Return repr(self).", helper_repr},
    {"__call__(self, /, *args, **kwds)", "Call self as a function.", helper_call},
    {},
};

const NativeType kQuitter = {.name = "_sitebuiltins.Quitter",
                             .doc = "Ends the program when called.",
                             .methods = kQuitterMethods,
                             .getsets = kQuitterGetSets,
                             .instance_bytes = sizeof(SiteObject),
                             .trace = trace_site_object};
const NativeType kPrinter = {.name = "_sitebuiltins._Printer",
                             .doc = "Prints a text about the program when called.",
                             .methods = kPrinterMethods,
                             .instance_bytes = sizeof(SiteObject),
                             .trace = trace_site_object};
const NativeType kHelper = {.name = "_sitebuiltins._Helper",
                            .doc = "Starts the help system, or shows help about an object.",
                            .methods = kHelperMethods,
                            .instance_bytes = sizeof(SiteObject),
                            .trace = trace_site_object};

}  // namespace

bool add_site_builtins(ThreadState& ts, Module* module) {
  struct Group {
    const NativeType* native;
    std::initializer_list<const char*> names;
  };
  const Group kGroups[] = {
      {&kQuitter, {"exit", "quit"}}, {&kPrinter, {"copyright", "credits", "license"}}, {&kHelper, {"help"}}};
  for (const Group& group : kGroups) {
    Type* type = new_native_type(ts, *group.native, nullptr, Value());
    if (!type) return false;
    for (const char* name : group.names) {
      Cell* cell = new_instance(ts, type);
      if (!cell) return false;
      static_cast<SiteObject*>(cell)->name = Value(intern(ts, std::string_view(name)));
      if (!module_add(ts, module, name, Value(cell))) return false;
    }
  }
  return true;
}

}  // namespace adder
