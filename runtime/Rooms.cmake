# Who may include whom. Every include names its file from the top of the repository
# ("runtime/collect/clock/Ticks.h"), and a file compiles only when the build lets its target into that room.
#
#   vais_profiler_room(<name> <folder> [DEPENDS <room>...])
#
# makes the interface target `room::<name>`. What links it may include the headers of <folder>, and those
# of the rooms that they include themselves, which DEPENDS names. The folder is reached through a
# directory of the build tree that contains a symbolic link to it and nothing else.
function(vais_profiler_room name folder)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "DEPENDS")
  set(door ${PROJECT_BINARY_DIR}/rooms/${name})
  get_filename_component(parent ${door}/${folder} DIRECTORY)
  file(REMOVE_RECURSE ${door}) # a folder that has moved since would still be reached
  file(MAKE_DIRECTORY ${parent})
  file(CREATE_LINK ${PROJECT_SOURCE_DIR}/${folder} ${door}/${folder} SYMBOLIC)
  add_library(room_${name} INTERFACE)
  add_library(room::${name} ALIAS room_${name})
  target_include_directories(room_${name} INTERFACE ${door})
  foreach(other IN LISTS arg_DEPENDS)
    target_link_libraries(room_${name} INTERFACE room::${other})
  endforeach()
endfunction()
