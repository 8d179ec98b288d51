// options.cpp: what the command line and the environment ask for, as CPython reads them.
//
// Short options may be written together (-Bqc CODE); -c and -m end the list, so does --. A flag that an environment
// variable and an option both set takes the larger value. -E and -I make the environment say nothing.
#include "runtime/main/options.h"

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "runtime/modules/version.h"

namespace adder {

namespace {

constexpr const char* kUsageLine = "usage: adder [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";
constexpr const char* kOptionsHelp =
    "Options (and corresponding environment variables):\n"
    "-b     : count comparisons of bytes with str in sys.flags.bytes_warning\n"
    "-B     : do not write compiled modules to disk; also PYTHONDONTWRITEBYTECODE=x\n"
    "-c cmd : program passed in as string (terminates option list)\n"
    "-d     : set sys.flags.debug; also PYTHONDEBUG=x\n"
    "-E     : ignore PYTHON* and ADDER* environment variables\n"
    "-h     : print this help message and exit (also -? or --help)\n"
    "-i     : inspect interactively after running script; also PYTHONINSPECT=x\n"
    "-I     : isolate from the user's environment (implies -E, -P and -s)\n"
    "-m mod : run library module as a script (terminates option list)\n"
    "-O     : remove assert statements; -OO also removes docstrings; also PYTHONOPTIMIZE=x\n"
    "-P     : do not put the script's folder in front of sys.path; also PYTHONSAFEPATH=x\n"
    "-q     : do not print the version at interactive startup\n"
    "-s -S  : set sys.flags.no_user_site and no_site; there is no site to leave out\n"
    "-u     : unbuffered binary stdout and stderr; also PYTHONUNBUFFERED=x\n"
    "-v     : set sys.flags.verbose; also PYTHONVERBOSE=x\n"
    "-V     : print the version number and exit (also --version); twice for more\n"
    "-W arg : warning control; arg is action:message:category:module:lineno; also PYTHONWARNINGS=arg\n"
    "-x     : skip first line of source\n"
    "-X opt : implementation-specific option (--help-xoptions)\n"
    "--tokens --ast --dis : show what the front end makes of the file and exit\n"
    "file   : program read from script file, or a folder or zip file with a __main__.py\n"
    "-      : program read from stdin (default; interactive mode if a tty)\n"
    "arg ...: arguments passed to program in sys.argv[1:]\n";
constexpr const char* kEnvironmentHelp =
    "Environment variables:\n"
    "ADDERPATH, PYTHONPATH: folders, separated by ':', in front of the standard modules\n"
    "PYTHONSTARTUP: file executed on interactive startup\n"
    "PYTHONHASHSEED: 'random' or the seed of str hashing, from 0 to 4294967295\n"
    "PYTHONINTMAXSTRDIGITS: limit of conversions between int and str\n"
    "PYTHONPYCACHEPREFIX: folder for compiled modules, in place of __pycache__ beside the source\n"
    "PYTHONIOENCODING: ENCODING[:ERRORS] of stdin, stdout and stderr\n"
    "PYTHONBREAKPOINT: the function that breakpoint() calls; 0 for none\n"
    "PYTHONDEVMODE, PYTHONUTF8, PYTHONNOUSERSITE, PYTHONWARNDEFAULTENCODING: set the flag of that name\n";
constexpr const char* kXOptionsHelp =
    "-X options:\n"
    "-X dev: show warnings that are ignored by default\n"
    "-X int_max_str_digits=number: limit of conversions between int and str\n"
    "-X pycache_prefix=PATH: folder for compiled modules\n"
    "-X utf8[=0|1], -X warn_default_encoding: set the flag of that name\n"
    "Any other option stands in sys._xoptions.\n";

int usage_error(const std::string& message) {
  std::fprintf(stderr, "%s\n%sTry `adder -h' for more information.\n", message.c_str(), kUsageLine);
  return 2;
}

// A setting that cannot be: the process does not start.
int fatal(const char* place, const std::string& message, const char* state = "preinitialized") {
  std::fprintf(stderr, "Fatal Python error: %s: %s\nPython runtime state: %s\n\n", place, message.c_str(), state);
  return 1;
}

const char* variable(const RunOptions& options, const char* name) {
  const char* v = options.ignore_environment ? nullptr : std::getenv(name);
  return v && *v ? v : nullptr;
}

// A count: what is no number, or negative, counts as 1.
void flag_from(const RunOptions& options, const char* name, int* flag) {
  const char* text = variable(options, name);
  if (!text) return;
  char* end;
  errno = 0;
  long n = std::strtol(text, &end, 10);
  if (*end || errno || n < 0 || n > INT_MAX) n = 1;
  if (*flag < n) *flag = static_cast<int>(n);
}

bool whole_number(const std::string& text, long* out) {
  char* end;
  errno = 0;
  *out = std::strtol(text.c_str(), &end, 10);
  return !text.empty() && !*end && !errno;
}

const std::string* x_option(const RunOptions& options, std::string_view name) {
  const std::string* found = nullptr;
  for (const std::string& o : options.x_options)
    if (std::string_view(o).substr(0, o.find('=')) == name) found = &o;
  return found;
}

std::string x_value(const std::string& option) {
  size_t equals = option.find('=');
  return equals == std::string::npos ? "" : option.substr(equals + 1);
}

int read_digits_limit(RunOptions* options) {
  auto read = [&](const std::string& text, const char* who) {
    long n;
    if (!whole_number(text, &n) || n < 0 || n > INT_MAX || (n > 0 && n < 640))
      return fatal("config_init_int_max_str_digits",
                   std::string(who) + ": invalid limit; must be >= 640 or 0 for unlimited.");
    options->int_max_str_digits = static_cast<int>(n);
    return -1;
  };
  if (const char* text = variable(*options, "PYTHONINTMAXSTRDIGITS"))
    if (int status = read(text, "PYTHONINTMAXSTRDIGITS"); status >= 0) return status;
  if (const std::string* o = x_option(*options, "int_max_str_digits"))
    if (int status = read(x_value(*o), "-X int_max_str_digits"); status >= 0) return status;
  return -1;
}

int read_utf8_mode(RunOptions* options) {
  if (const std::string* o = x_option(*options, "utf8")) {
    std::string value = x_value(*o);
    if (o->find('=') != std::string::npos && value != "0" && value != "1")
      return fatal("preconfig_init_utf8_mode", "invalid -X utf8 option value", "preinitializing");
    options->utf8_mode = value != "0";
  } else if (const char* text = variable(*options, "PYTHONUTF8")) {
    if (std::strcmp(text, "0") != 0 && std::strcmp(text, "1") != 0)
      return fatal("preconfig_init_utf8_mode", "invalid PYTHONUTF8 environment variable value", "preinitializing");
    options->utf8_mode = *text == '1';
  }
  return -1;
}

int read_hash_seed(RunOptions* options) {
  const char* text = variable(*options, "PYTHONHASHSEED");
  if (!text || std::strcmp(text, "random") == 0) return -1;
  long n;
  if (!whole_number(text, &n) || n < 0 || n > UINT32_MAX)
    return fatal("config_init_hash_seed", "PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]");
  options->hash_random = false;
  options->hash_seed = static_cast<uint64_t>(n);
  return -1;
}

// What no single option says: the environment and -X, after all options are known.
int finish_options(RunOptions* options) {
  flag_from(*options, "PYTHONDEBUG", &options->debug);
  flag_from(*options, "PYTHONVERBOSE", &options->verbose);
  flag_from(*options, "PYTHONOPTIMIZE", &options->optimize);
  auto on = [&](const char* name, bool* flag) {
    int n = *flag;
    flag_from(*options, name, &n);
    *flag = n > 0;
  };
  on("PYTHONINSPECT", &options->inspect);
  on("PYTHONUNBUFFERED", &options->unbuffered);
  on("PYTHONDONTWRITEBYTECODE", &options->dont_write_bytecode);
  on("PYTHONNOUSERSITE", &options->no_user_site);
  on("PYTHONSAFEPATH", &options->safe_path);
  options->dev_mode = x_option(*options, "dev") || variable(*options, "PYTHONDEVMODE");
  options->warn_default_encoding =
      x_option(*options, "warn_default_encoding") || variable(*options, "PYTHONWARNDEFAULTENCODING");
  if (const std::string* o = x_option(*options, "pycache_prefix"))
    options->pycache_prefix = x_value(*o);
  else if (const char* text = variable(*options, "PYTHONPYCACHEPREFIX"))
    options->pycache_prefix = text;
  for (auto read : {read_utf8_mode, read_hash_seed, read_digits_limit})
    if (int status = read(options); status >= 0) return status;

  // Filters, weakest first.
  std::vector<std::string> filters;
  if (options->dev_mode) filters.push_back("default");
  if (const char* text = variable(*options, "PYTHONWARNINGS")) {
    std::string_view rest(text);
    for (;;) {
      size_t comma = rest.find(',');
      filters.emplace_back(rest.substr(0, comma));
      if (comma == std::string_view::npos) break;
      rest.remove_prefix(comma + 1);
    }
  }
  filters.insert(filters.end(), options->warnings.begin(), options->warnings.end());
  if (options->bytes_warning)
    filters.push_back(options->bytes_warning > 1 ? "error::BytesWarning" : "default::BytesWarning");
  options->warnings = std::move(filters);
  return -1;
}

int help(std::initializer_list<const char*> parts) {
  for (const char* part : parts) std::fputs(part, stdout);
  return 0;
}

// An option of two dashes. -1: go on.
int long_option(int argc, char** argv, int* i, RunOptions* options) {
  std::string name = argv[*i] + 2;
  if (name == "help") return help({kUsageLine, kOptionsHelp});
  if (name == "help-env") return help({kEnvironmentHelp});
  if (name == "help-xoptions") return help({kXOptionsHelp});
  if (name == "help-all") return help({kUsageLine, kOptionsHelp, kEnvironmentHelp, kXOptionsHelp});
  if (name == "version") {
    ++options->show_version;
    return -1;
  }
  if (name == "tokens" || name == "ast" || name == "dis") {
    options->dump = name;
    return -1;
  }
  if (name == "check-hash-based-pycs") {
    if (*i + 1 >= argc) return usage_error("Argument expected for the --check-hash-based-pycs options");
    std::string mode = argv[++*i];
    if (mode == "default" || mode == "always" || mode == "never") return -1;
    return usage_error("--check-hash-based-pycs must be one of 'default', 'always', or 'never'");
  }
  return usage_error("unknown option " + std::string(argv[*i]));
}

}  // namespace

int read_options(int argc, char** argv, RunOptions* options) {
  options->program = argv[0];
  for (int i = 0; i < argc; ++i) options->original_argv.push_back(argv[i]);
  int i = 1;
  bool done = false;
  for (; i < argc && !done; ++i) {
    const char* arg = argv[i];
    if (arg[0] != '-' || arg[1] == 0) break;
    if (std::strcmp(arg, "--") == 0) {
      ++i;
      break;
    }
    if (std::strncmp(arg, "--", 2) == 0) {
      if (int status = long_option(argc, argv, &i, options); status >= 0) return status;
      continue;
    }
    for (const char* p = arg + 1; *p && !done; ++p) {
      // The rest of this argument, or the next one.
      std::string value;
      if (std::strchr("cmWX", *p)) {
        char letter = *p;
        if (p[1]) {
          value = p + 1;
          p += std::strlen(p) - 1;
        } else if (i + 1 < argc) {
          value = argv[++i];
        } else {
          return usage_error(std::string("Argument expected for the -") + letter + " option");
        }
        if (letter == 'W') {
          options->warnings.push_back(value);
        } else if (letter == 'X') {
          options->x_options.push_back(value);
        } else {
          options->command = value;
          options->kind = letter == 'c' ? RunOptions::kCommand : RunOptions::kModule;
          options->argv.push_back(std::string("-") + letter);
          done = true;
        }
        continue;
      }
      switch (*p) {
        case 'b':
          ++options->bytes_warning;
          break;
        case 'B':
          options->dont_write_bytecode = true;
          break;
        case 'd':
          ++options->debug;
          break;
        case 'E':
          options->ignore_environment = true;
          break;
        case 'i':
          options->inspect = options->interactive = true;
          break;
        case 'I':
          options->isolated = options->ignore_environment = options->no_user_site = options->safe_path = true;
          break;
        case 'O':
          ++options->optimize;
          break;
        case 'P':
          options->safe_path = true;
          break;
        case 'q':
          options->quiet = true;
          break;
        case 'R':  // has long been the default
          break;
        case 's':
          options->no_user_site = true;
          break;
        case 'S':
          options->no_site = true;
          break;
        case 't':  // of old
          break;
        case 'u':
          options->unbuffered = true;
          break;
        case 'v':
          ++options->verbose;
          break;
        case 'V':
          ++options->show_version;
          break;
        case 'x':
          options->skip_first_line = true;
          break;
        case 'h':
        case '?':
          return help({kUsageLine, kOptionsHelp});
        default:
          return usage_error(std::string("Unknown option: -") + *p);
      }
    }
  }
  if (options->show_version) {
    if (options->show_version > 1)
      std::printf("%s [C++ %s]\n", kVersionText, __VERSION__);
    else
      std::printf("Adder %s\n", kAdderVersion);
    return 0;
  }
  if (options->kind == RunOptions::kInteractive && i < argc) {
    options->kind = std::strcmp(argv[i], "-") == 0 ? RunOptions::kStdin : RunOptions::kScript;
    options->script = argv[i];
    options->argv.push_back(argv[i++]);
  } else if (options->kind == RunOptions::kInteractive) {
    options->argv.push_back("");
  }
  for (; i < argc; ++i) options->argv.push_back(argv[i]);
  return finish_options(options);
}

}  // namespace adder
