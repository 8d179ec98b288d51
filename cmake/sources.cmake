# How sources become targets: globs by folder, re2c lexers, embedded Python modules, the table of character names.
#
# All globs use CONFIGURE_DEPENDS, so a new file is noticed by the next build. A folder without sources gives an empty
# list, and adder_library makes an empty archive of it.

# adder_sources(VAR FOLDER [EXCLUDE PREFIX...]): the folder's *.cpp without those that start with a prefix.
function(adder_sources var folder)
  cmake_parse_arguments(arg "" "" "EXCLUDE" ${ARGN})
  file(GLOB_RECURSE found CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/${folder}/*.cpp)
  foreach(prefix IN LISTS arg_EXCLUDE)
    list(FILTER found EXCLUDE REGEX "^${prefix}")
  endforeach()
  set(${var} ${found} PARENT_SCOPE)
endfunction()

# adder_library(NAME SOURCE...): a static library.
function(adder_library name)
  set(sources ${ARGN})
  if(NOT sources)
    set(sources ${CMAKE_BINARY_DIR}/generated/${name}_empty.cpp)
    file(CONFIGURE OUTPUT ${sources} CONTENT "// The folder has no source yet.\n" @ONLY)
  endif()
  add_library(${name} STATIC ${sources})
endfunction()

# adder_lexers(VAR FOLDER): every FOLDER/NAME.re becomes generated/FOLDER/NAME.cpp, with #line pointing at the .re file.
function(adder_lexers var folder)
  file(GLOB lexers CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/${folder}/*.re)
  set(generated)
  if(lexers)
    find_program(RE2C_PROGRAM re2c REQUIRED)
  endif()
  foreach(lexer IN LISTS lexers)
    string(REGEX REPLACE "\\.re$" ".cpp" output ${CMAKE_BINARY_DIR}/generated/${lexer})
    get_filename_component(output_folder ${output} DIRECTORY)
    file(MAKE_DIRECTORY ${output_folder})
    add_custom_command(
      OUTPUT ${output}
      COMMAND ${RE2C_PROGRAM} -bc --no-generation-date -o ${output} ${CMAKE_SOURCE_DIR}/${lexer}
      DEPENDS ${lexer}
      COMMENT "re2c ${lexer}"
      VERBATIM)
    list(APPEND generated ${output})
  endforeach()
  set(${var} ${generated} PARENT_SCOPE)
endfunction()

# adder_embed_modules(VAR FOLDER): one generated source with the table of all FOLDER/**/*.py; see stdlib/embed/.
# The tool compiles the modules with the front end, in sanitizer builds under the sanitizer.
function(adder_embed_modules var folder)
  file(GLOB_RECURSE modules CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/${folder}/*.py)
  list(SORT modules)
  set(list_file ${CMAKE_BINARY_DIR}/generated/${folder}/embedded_modules.txt)
  set(output ${CMAKE_BINARY_DIR}/generated/${folder}/embedded_modules.cpp)
  list(JOIN modules "\n" lines)
  file(CONFIGURE OUTPUT ${list_file} CONTENT "${lines}\n" @ONLY)  # keeps its time stamp while the list is the same
  add_executable(adder_embed_tool ${folder}/embed/embed_tool.cpp)
  target_link_libraries(adder_embed_tool PRIVATE adder_frontend)
  add_custom_command(
    OUTPUT ${output}
    COMMAND adder_embed_tool ${CMAKE_SOURCE_DIR} ${list_file} ${output}
    DEPENDS adder_embed_tool ${list_file} ${modules}
    COMMENT "Embedding Python modules"
    VERBATIM)
  set(${var} ${output} PARENT_SCOPE)
endfunction()

# adder_unicode_tables(VAR): the generated tables of character names and facts; empty ones where there is no Python.
function(adder_unicode_tables var)
  set(outputs)
  find_program(PYTHON3_PROGRAM python3)
  foreach(table names data)
    set(output ${CMAKE_BINARY_DIR}/generated/runtime/text/unicode_${table}_table.cpp)
    set(script ${CMAKE_SOURCE_DIR}/runtime/text/make_unicode_${table}.py)
    list(APPEND outputs ${output})
    if(PYTHON3_PROGRAM)
      file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/generated/runtime/text)
      add_custom_command(
        OUTPUT ${output}
        COMMAND ${PYTHON3_PROGRAM} ${script} ${output}
        DEPENDS ${script}
        COMMENT "Unicode character ${table}"
        VERBATIM)
    else()
      file(CONFIGURE OUTPUT ${output} @ONLY CONTENT "#include \"runtime/text/unicode_${table}_empty.h\"\n")
    endif()
  endforeach()
  set(${var} ${outputs} PARENT_SCOPE)
endfunction()
