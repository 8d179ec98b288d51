// main.cpp: the program `adder`: its command line, what it runs, and its exit status.
//
// Options are CPython's, stopping at the script, -c or -m; what follows belongs to the script. Options that have no
// meaning here are accepted and ignored, because scripts' first lines and build systems pass them.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "runtime/main/run.h"
#include "runtime/modules/version.h"
#include "stdlib/embed/embedded_modules.h"
#include "stdlib/modules.h"

namespace {

constexpr const char* kUsage =
    "usage: adder [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
    "-c cmd : program passed in as string (terminates option list)\n"
    "-m mod : run library module as a script (terminates option list)\n"
    "-i     : inspect interactively after running the script\n"
    "-E     : ignore PYTHON* and ADDER* environment variables\n"
    "-I     : isolate from the user's environment (implies -E and -s)\n"
    "-O     : remove assert statements; -OO also removes docstrings\n"
    "-u     : unbuffered binary stdout and stderr\n"
    "-W arg : warning control; arg is action:message:category:module:lineno\n"
    "-X opt : implementation-specific options\n"
    "-B -b -d -P -q -s -S -v -x : accepted; no effect where Adder has nothing to switch\n"
    "-V     : print the version and exit\n"
    "-h     : print this help and exit\n"
    "--tokens --ast --dis : show what the front end makes of the file and exit\n"
    "file   : program read from script file\n"
    "-      : program read from stdin (default; interactive mode if a tty)\n"
    "arg ...: arguments passed to program in sys.argv[1:]\n";

int usage_error(const std::string& message) {
  std::fprintf(
      stderr,
      "%s\nusage: adder [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry `adder -h' for more information.\n",
      message.c_str());
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  adder::RunOptions options;
  options.program = argv[0];
  for (int i = 0; i < argc; ++i) options.original_argv.push_back(argv[i]);
  int i = 1;
  bool done = false;
  for (; i < argc && !done; ++i) {
    const char* arg = argv[i];
    if (arg[0] != '-' || arg[1] == 0) break;
    if (std::strncmp(arg, "--", 2) == 0) {
      std::string name = arg + 2;
      if (name == "help") {
        std::fputs(kUsage, stdout);
        return 0;
      }
      if (name == "version") {
        std::printf("Adder %s\n", adder::kAdderVersion);
        return 0;
      }
      if (name == "tokens" || name == "ast" || name == "dis") {
        options.dump = name;
        continue;
      }
      if (name == "check-hash-based-pycs" && i + 1 < argc) {
        ++i;
        continue;
      }
      return usage_error("unknown option " + std::string(arg));
    }
    for (const char* p = arg + 1; *p && !done; ++p) {
      auto value = [&]() -> const char* {
        if (p[1]) {
          const char* rest = p + 1;
          p += std::strlen(p) - 1;
          return rest;
        }
        return i + 1 < argc ? argv[++i] : nullptr;
      };
      switch (*p) {
        case 'c': {
          const char* text = value();
          if (!text) return usage_error("Argument expected for the -c option");
          options.command = text;
          options.kind = adder::RunOptions::kCommand;
          options.argv.push_back("-c");
          done = true;
          break;
        }
        case 'm': {
          const char* text = value();
          if (!text) return usage_error("Argument expected for the -m option");
          options.command = text;
          options.kind = adder::RunOptions::kModule;
          options.argv.push_back("-m");
          done = true;
          break;
        }
        case 'W': {
          const char* text = value();
          if (!text) return usage_error("Argument expected for the -W option");
          options.warnings.push_back(text);
          break;
        }
        case 'X': {
          const char* text = value();
          if (!text) return usage_error("Argument expected for the -X option");
          options.x_options.push_back(text);
          break;
        }
        case 'i':
          options.interactive = true;
          break;
        case 'I':
          options.isolated = options.ignore_environment = true;
          break;
        case 'E':
          options.ignore_environment = true;
          break;
        case 'O':
          ++options.optimize;
          break;
        case 'u':
          options.unbuffered = true;
          break;
        case 'q':
          options.quiet = true;
          break;
        case 'v':
          ++options.verbose;
          break;
        case 'B':
          options.dont_write_bytecode = true;
          break;
        case 'S':
          options.no_site = true;
          break;
        case 's':
          options.no_user_site = true;
          break;
        case 'P':
          options.safe_path = true;
          break;
        case 'b':
        case 'd':
        case 'x':
        case 'R':
          break;
        case 'h':
        case '?':
          std::fputs(kUsage, stdout);
          return 0;
        case 'V':
          std::printf("Adder %s\n", adder::kAdderVersion);
          return 0;
        default:
          return usage_error(std::string("Unknown option: -") + *p);
      }
    }
  }
  if (options.kind == adder::RunOptions::kInteractive && i < argc) {
    options.kind = std::strcmp(argv[i], "-") == 0 ? adder::RunOptions::kStdin : adder::RunOptions::kScript;
    options.script = argv[i];
    options.argv.push_back(argv[i++]);
  } else if (options.kind == adder::RunOptions::kInteractive) {
    options.argv.push_back("");
  }
  for (; i < argc; ++i) options.argv.push_back(argv[i]);
  options.native_modules = adder::native_modules();
  options.embedded_modules = adder::embedded_modules();
  return adder::run_program(options);
}
