// _ast.cpp: the native module below ast: the classes of nodes.def and what compile() asks of them.
//
// A node is a plain object whose attributes are its fields, so a tree costs what its fields cost. AST's own __init__
// fills them from the arguments.
#include <cstring>

#include "frontend/ast/arena.h"
#include "frontend/parser/parse.h"
#include "runtime/interp/compile_source.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/type_support.h"
#include "stdlib/ast/ast_module.h"

namespace adder {

extern const NativeModule kModule__ast;

const AstClassInfo kAstClassInfo[kAstClasses] = {
    {"AST", AstClass::AST, "", false, false},
#define SUM(name, positions) {#name, AstClass::AST, "", positions, false},
#define NODE(name, base, fields, positions) {#name, AstClass::base, fields, positions, false},
#define MARK(name, base) {#name, AstClass::base, "", false, true},
#include "stdlib/ast/nodes.def"
#undef SUM
#undef NODE
#undef MARK
};

AstState& ast_state(ThreadState& ts) {
  return module_state<AstState>(ts, kModule__ast);
}

AstClass AstState::class_of(const Type* t) const {
  auto found = by_type.find(t);
  if (found != by_type.end()) return found->second;
  for (size_t i = 1; t->mro && i < t->mro->size; ++i) {
    found = by_type.find(t->mro->items[i].as<Type>());
    if (found != by_type.end()) return found->second;
  }
  return AstClass::AST;
}

void AstState::trace(Marker& marker) {
  for (Type* t : types) marker.visit(t);
  for (Value v : marks) marker.visit(v);
  for (Tuple* t : fields) marker.visit(t);
  for (Str* s : position_names) marker.visit(s);
  marker.visit(type_params);
  marker.visit(fields_name);
  marker.visit(attributes_name);
}

namespace {

enum : int64_t { kFlagOnlyAst = 0x400, kFlagIncomplete = 0x4000 };

// --- AST

// a: self, keywords; then the positional arguments.
Value ast_init(ThreadState& ts, Value* a, uint32_t n) {
  AstState& state = ast_state(ts);
  Type* type = type_of(ts, a[0]);
  Value fields = get_attribute_or_empty(ts, a[0], state.fields_name);
  if (!fields && ts.has_error()) return {};
  Tuple* names = fields ? sequence_to_tuple(ts, fields) : new_tuple(ts, 0);
  if (!names) return {};
  const size_t given = n - 2;
  if (names->size < given)
    return raise_type_error(ts, "%U constructor takes at most %zu positional argument%s", type->name, names->size,
                            names->size == 1 ? "" : "s");
  for (size_t i = 0; i < given; ++i) {
    if (!is_str(names->items[i]))
      return raise_type_error(ts, "attribute name must be string, not '%T'", names->items[i]);
    if (!set_attribute(ts, a[0], intern(ts, names->items[i].as<Str>()), a[2 + i])) return {};
  }
  if (!a[1]) return kNone;
  Dict* keywords = a[1].as<Dict>();
  size_t position = 0;
  Value key, value;
  while (dict_next(keywords, &position, &key, &value)) {
    for (size_t i = 0; i < given; ++i) {
      if (is_str(names->items[i]) && str_equal(names->items[i].as<Str>(), key.as<Str>()))
        return raise_type_error(ts, "%U got multiple values for argument '%U'", type->name, key.as<Str>());
    }
    if (!set_attribute(ts, a[0], intern(ts, key.as<Str>()), value)) return {};
  }
  return kNone;
}

Value ast_reduce(ThreadState& ts, Value* a, uint32_t) {
  Tuple* none = new_tuple(ts, 0);
  Value dict = get_attribute_or_empty(ts, a[0], intern(ts, "__dict__"));
  if (!none || (!dict && ts.has_error())) return {};
  Value type = type_of(ts, a[0]);
  return dict ? Value(tuple_of(ts, type, none, dict)) : Value(tuple_of(ts, type, none));
}

NativeDef kMethods[] = {
    {"__init__(self, *args, **kwargs)", "Sets the fields, by position or by name.", ast_init, kNativeNoText},
    {"__reduce__(self, /)", "For copying: the class and the attributes.", ast_reduce},
    {}};

const NativeGetSet kGetSets[] = {
    {"__dict__", nullptr, [](ThreadState& ts, Value self) { return Value(instance_dict(ts, self)); }, nullptr}, {}};

const NativeType kAstType = {.name = "ast.AST",
                             .doc = "A node of a syntax tree.",
                             .methods = kMethods,
                             .getsets = kGetSets,
                             .kind = Kind::Instance,
                             .instance_bytes = sizeof(Instance),
                             .flags = kTypeInstancesHaveDict | kTypeWeakrefable};

// --- the classes

std::string class_doc(const AstClassInfo& info, const std::string& name) {
  std::string doc = name;
  if (*info.fields) doc += '(';
  for (const char* text = info.fields; *text;) {
    const char* colon = std::strchr(text, ':');
    const char* end = colon + std::strcspn(colon, " ");
    doc += std::string(colon + 1, end) + ' ' + std::string(text, colon);
    doc += *end ? ", " : ")";
    text = *end ? end + 1 : end;
  }
  return doc;
}

bool add_class(ThreadState& ts, AstState& state, Module* module, AstClass cls) {
  const AstClassInfo& info = kAstClassInfo[static_cast<size_t>(cls)];
  std::string name = info.name;
  if (name.back() == '_') name.pop_back();
  Dict* dict = new_dict(ts);
  List* fields = new_list(ts);
  if (!dict || !fields) return false;
  auto put = [&](const char* key, Value v) {
    Str* k = intern(ts, key);
    return k && v && dict_set_str(ts, dict, k, v);
  };
  for (const char* text = info.fields; *text;) {
    const size_t length = std::strcspn(text, ":");
    const char* end = text + std::strcspn(text, " ");
    const std::string field(text, length);
    Str* key = intern(ts, field);
    if (!key || !list_append(ts, fields, key)) return false;
    if (end[-1] == '?' && !put(field.c_str(), kNone)) return false;
    text = *end ? end + 1 : end;
  }
  Tuple* names = new_tuple_from(ts, fields->items, fields->size);
  Tuple* bases = names ? tuple_of(ts, Value(state.type(info.base))) : nullptr;
  if (!bases || !put("__module__", Value(intern(ts, "ast"))) ||
      !put("__doc__", Value(new_str(ts, class_doc(info, name)))) || !put("_fields", names) ||
      !put("__match_args__", names))
    return false;
  state.fields[static_cast<size_t>(cls)] = names;
  // A sum says which positions its classes have; a class derived from AST itself says so too.
  if (info.base == AstClass::AST) {
    Tuple* positions = new_tuple(ts, info.positions ? 4 : 0);
    if (!positions || !put("_attributes", positions)) return false;
    for (size_t i = 0; i < positions->size; ++i) positions->items[i] = state.position_names[i];
    if (info.positions && (!put("end_lineno", kNone) || !put("end_col_offset", kNone))) return false;
  }
  Str* type_name = intern(ts, name);
  Type* type = type_name ? new_heap_type(ts, ts.rt.types.type, type_name, bases, dict, nullptr) : nullptr;
  if (!type) return false;
  type->inline_hint = static_cast<uint32_t>(names->size) + (info.positions ? 4 : 0);
  if (!renew_root_shape(ts, type)) return false;
  state.types[static_cast<size_t>(cls)] = type;
  state.by_type[type] = cls;
  if (info.mark) {
    Cell* only = new_instance(ts, type);
    if (!only) return false;
    state.marks[static_cast<size_t>(cls)] = Value(only);
  }
  return module_add(ts, module, name.c_str(), Value(type));
}

bool init(ThreadState& ts, Module* module) {
  AstState& state = ast_state(ts);
  const char* const positions[] = {"lineno", "col_offset", "end_lineno", "end_col_offset"};
  for (int i = 0; i < 4; ++i)
    if (!(state.position_names[i] = intern(ts, positions[i]))) return false;
  state.type_params = intern(ts, "type_params");
  state.fields_name = intern(ts, "_fields");
  state.attributes_name = intern(ts, "_attributes");
  Tuple* none = new_tuple(ts, 0);
  if (!state.type_params || !state.fields_name || !state.attributes_name || !none) return false;
  Type* root = module_add_type(ts, module, kAstType);
  if (!root) return false;
  state.types[0] = root;
  state.fields[0] = none;
  Dict* dict = type_dict(ts, root);
  for (Str* name : {state.fields_name, state.attributes_name, intern(ts, "__match_args__")})
    if (!dict || !dict_set_str(ts, dict, name, none)) return false;
  for (size_t i = 1; i < kAstClasses; ++i)
    if (!add_class(ts, state, module, static_cast<AstClass>(i))) return false;
  return module_add(ts, module, "PyCF_ONLY_AST", Value::small_int(kFlagOnlyAst)) &&
         module_add(ts, module, "PyCF_TYPE_COMMENTS", Value::small_int(0x1000)) &&
         module_add(ts, module, "PyCF_ALLOW_TOP_LEVEL_AWAIT", Value::small_int(0x2000));
}

// --- compile()

Value parse_source(ThreadState& ts, Value source, Str* filename, const std::string& mode, int64_t flags) {
  std::string text;
  if (is_str(source)) {
    text = str_to_utf8(source.as<Str>());
  } else {
    BufferView view;
    if (!get_buffer(ts, source, &view)) return {};
    text.assign(view.data, view.bytes);
  }
  if (text.find('\0') != std::string::npos)
    return raise_value_error(ts, "source code string cannot contain null bytes");
  if (mode == "func_type")
    return raise_value_error(ts, "compile() mode 'func_type' is not supported: Adder reads no type comments");
  ParseMode parse_mode = mode == "eval" ? ParseMode::Eval : mode == "single" ? ParseMode::Single : ParseMode::Exec;
  AstArena arena;
  uint32_t parse_flags = is_str(source) ? uint32_t{kParseIgnoreCookie} : 0;
  if (flags & kFlagIncomplete) parse_flags |= kParseAllowIncomplete;
  Result<ast::Module*> tree = parse_module(arena, text, str_to_utf8(filename), parse_mode, parse_flags);
  if (!tree) return raise_diagnostic(ts, tree.error());
  return tree_to_objects(ts, *tree.value());
}

Value compile_objects(ThreadState& ts, Value root, Str* filename, const std::string& mode, int64_t flags,
                      int64_t optimize) {
  AstState& state = ast_state(ts);
  const AstClass wanted = mode == "eval"     ? AstClass::Expression
                          : mode == "single" ? AstClass::Interactive
                          : mode == "exec"   ? AstClass::Module
                                             : AstClass::FunctionType;
  if (!is_subtype(type_of(ts, root), state.type(wanted)))
    return raise_type_error(ts, "expected %s node, got %T", kAstClassInfo[static_cast<size_t>(wanted)].name, root);
  AstArena arena;
  ast::Module* tree = objects_to_tree(ts, root, arena);
  if (!tree || !validate_tree(ts, *tree)) return {};
  SourceOptions options;
  options.mode = tree->mode;
  options.optimize = static_cast<int>(optimize);
  options.future_flags = static_cast<uint32_t>(flags) & kCodeFutureAnnotations;
  return compile_tree(ts, *tree, "", filename, options);
}

// What compile() calls for trees: with PyCF_ONLY_AST to make one, or with one to compile.
Value ast_compile(ThreadState& ts, Value* a, uint32_t) {
  int64_t flags, optimize;
  if (!to_i64(ts, a[3], &flags) || !to_i64(ts, a[4], &optimize)) return {};
  const std::string mode = str_to_utf8(a[2].as<Str>());
  if (is_subtype(type_of(ts, a[0]), ast_state(ts).type(AstClass::AST)))
    return flags & kFlagOnlyAst ? a[0] : compile_objects(ts, a[0], a[1].as<Str>(), mode, flags, optimize);
  if (is_str(a[0]) || is_bytes_like(a[0])) return parse_source(ts, a[0], a[1].as<Str>(), mode, flags);
  return raise_type_error(ts, "compile() arg 1 must be a string, bytes or AST object");
}

NativeDef kFunctions[] = {
    {"_compile(source, filename, mode, flags, optimize, /)", "What compile() does with trees.", ast_compile}, {}};

}  // namespace

const NativeModule kModule__ast = {"_ast", "The classes of syntax trees.", kFunctions, init};

}  // namespace adder
