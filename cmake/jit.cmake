# The JIT plug-in: libadder_jit.so, with LLVM 19 linked into it statically.
#
# Nothing else links LLVM: opening the shared libLLVM would cost every start more than the interpreter itself, and a
# host program may carry an LLVM of its own. The version script exports adder_jit_* alone. -z defs makes the plug-in
# complete in itself: what it needs of the runtime comes through the interface it is opened with, so it works in any
# host.
adder_sources(jit_sources jit)
find_program(LLVM_CONFIG llvm-config-19)
if(NOT LLVM_CONFIG)
  message(STATUS "llvm-config-19 not found: no JIT plug-in")
  return()
endif()
if(NOT jit_sources)
  return()
endif()

set(ADDER_LLVM_COMPONENTS orcjit jitlink passes x86codegen x86asmparser nvptxcodegen linker irreader bitreader bitwriter
    CACHE STRING "LLVM components that the JIT plug-in links")
set(static_libs --link-static --libs ${ADDER_LLVM_COMPONENTS})
set(system_libs --link-static --system-libs ${ADDER_LLVM_COMPONENTS})
foreach(what includedir libdir static_libs system_libs)
  if(DEFINED ${what})
    set(arguments ${${what}})
  else()
    set(arguments --${what})
  endif()
  execute_process(COMMAND ${LLVM_CONFIG} ${arguments} OUTPUT_VARIABLE llvm_${what} OUTPUT_STRIP_TRAILING_WHITESPACE
                          COMMAND_ERROR_IS_FATAL ANY)
endforeach()
separate_arguments(llvm_static_libs UNIX_COMMAND "${llvm_static_libs}")
separate_arguments(llvm_system_libs UNIX_COMMAND "${llvm_system_libs}")

set(exports ${CMAKE_CURRENT_LIST_DIR}/jit_exports.map)
add_library(adder_jit MODULE ${jit_sources})
target_include_directories(adder_jit SYSTEM PRIVATE ${llvm_includedir})
target_include_directories(adder_jit PRIVATE runtime/include)
target_compile_definitions(adder_jit PRIVATE _GNU_SOURCE __STDC_CONSTANT_MACROS __STDC_FORMAT_MACROS
                                             __STDC_LIMIT_MACROS)
target_link_libraries(adder_jit PRIVATE adder_frontend -L${llvm_libdir} ${llvm_static_libs} ${llvm_system_libs}
                                        Threads::Threads ${CMAKE_DL_LIBS})
target_link_options(adder_jit PRIVATE -Wl,--version-script=${exports} -Wl,--gc-sections -Wl,--exclude-libs,ALL
                                      -Wl,-Bsymbolic)
if(LLD_PROGRAM)
  target_link_options(adder_jit PRIVATE -Wl,--icf=all -Wl,-z,pack-relative-relocs)
endif()
if(NOT ADDER_SANITIZE)  # a sanitizer's run time is in the program
  target_link_options(adder_jit PRIVATE -Wl,-z,defs)
endif()
set_target_properties(adder_jit PROPERTIES LINK_DEPENDS ${exports})
