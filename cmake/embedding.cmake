# libadder.so and the examples that embed it.
#
# The library is the runtime with the modules of stdlib/, exporting adder_* alone. It links no malloc of its own: the
# host's stays. The objects of runtime/capi are compiled into it directly, because nothing else would pull them out of the
# runtime's archive.
adder_sources(capi_sources runtime/capi)
if(NOT capi_sources)
  return()
endif()
set(shared_exports ${CMAKE_CURRENT_LIST_DIR}/shared_exports.map)
add_library(adder_shared SHARED ${capi_sources})
set_target_properties(adder_shared PROPERTIES OUTPUT_NAME adder LINK_DEPENDS ${shared_exports})
target_include_directories(adder_shared PUBLIC runtime/include)
target_link_libraries(adder_shared PRIVATE adder_stdlib)
target_link_options(adder_shared PRIVATE -Wl,--version-script=${shared_exports} -Wl,--gc-sections -Wl,-Bsymbolic)
if(NOT ADDER_SANITIZE)
  target_link_options(adder_shared PRIVATE -Wl,-z,defs)
endif()

# examples/embed/NAME.c and NAME.cpp become programs; tests/unit/capi_examples_test.cpp runs them.
# C by the same compiler family as C++: the sanitizer flags are clang's.
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND NOT DEFINED CMAKE_C_COMPILER)
  string(REPLACE "clang++" "clang" CMAKE_C_COMPILER "${CMAKE_CXX_COMPILER}")
endif()
enable_language(C)
file(GLOB embed_sources CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR} examples/embed/*.c examples/embed/*.cpp)
foreach(source IN LISTS embed_sources)
  get_filename_component(name ${source} NAME_WE)
  add_executable(example_${name} ${source})
  target_link_libraries(example_${name} PRIVATE adder_shared)
  set_target_properties(example_${name} PROPERTIES C_STANDARD 99 C_EXTENSIONS OFF)
  target_compile_options(example_${name} PRIVATE -pedantic)
endforeach()
