# Compiler and linker flags of every target, by preset.
#
# Code is position independent because the same objects make the program and the embeddable library. Sanitizer builds
# keep assertions. Two choices there are not a matter of taste: ASan's fake stacks would hide roots from the collector,
# which scans native stacks, and UBSan's function check reads the bytes in front of a callee, which compiled code from
# the JIT does not have.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS ON)  # computed goto, __int128
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1 -DNDEBUG -fno-plt -fno-semantic-interposition")
set(CMAKE_CXX_FLAGS_DEBUG "-Og -g -D_GLIBCXX_ASSERTIONS")
set(CMAKE_CXX_FLAGS_SANITIZE "-O1 -g1 -fno-omit-frame-pointer -D_GLIBCXX_ASSERTIONS")

add_compile_options(-Wall -Wextra -Werror)
# Flow-based warnings of g++ 12 that are wrong about inlined unions and string_view; clang checks the same code.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_compile_options(-Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds)
endif()
include_directories(${CMAKE_SOURCE_DIR})

if(ADDER_SANITIZE)
  add_compile_options(-fsanitize=${ADDER_SANITIZE})
  add_link_options(-fsanitize=${ADDER_SANITIZE})
  if(ADDER_SANITIZE MATCHES "address")
    add_compile_options(-fsanitize-address-use-after-return=never)
  endif()
  if(ADDER_SANITIZE MATCHES "undefined")
    add_compile_options(-fno-sanitize=function -fno-sanitize-recover=all)
    add_link_options(-fno-sanitize=function)
  endif()
endif()
if(ADDER_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "ADDER_FUZZ needs clang: libFuzzer is part of it")
  endif()
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# lld links several times faster than GNU ld; g++ finds Debian's versioned one only when told where it is.
include(CheckLinkerFlag)
find_program(LLD_PROGRAM ld.lld HINTS /usr/lib/llvm-19/bin NO_DEFAULT_PATH)
if(LLD_PROGRAM)
  get_filename_component(lld_folder ${LLD_PROGRAM} DIRECTORY)
  add_link_options(-fuse-ld=lld -B${lld_folder})
endif()
add_link_options(-Wl,--as-needed)
# Thousands of pointers in constant tables: packed, they are a tenth of the size to read at start-up.
check_linker_flag(CXX -Wl,-z,pack-relative-relocs ADDER_PACKS_RELOCATIONS)
if(ADDER_PACKS_RELOCATIONS)
  add_link_options(-Wl,-z,pack-relative-relocs)
endif()

# ccache refuses precompiled headers unless told that the time stamps and macros in them do not matter.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros
                                  CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} ${CCACHE_PROGRAM})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-fpch-preprocess)
  else()
    add_compile_options("SHELL:-Xclang -fno-pch-timestamp")
  endif()
endif()
