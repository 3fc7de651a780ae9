# Makes PageParts.cpp of the page's separate files. The modules in web/ are joined into one script: a page
# that is opened from disk may not import others. What belongs to a single module stays apart by its name.
set(modules format profile trees flame tables functions overview memory source page inline)
set(served changes live profiles) # used by a server alone
set(folder formats/page/web)

foreach(file page.html style.css)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${folder}/${file})
endforeach()
file(READ ${folder}/page.html VAIS_PROFILER_PAGE)
file(READ ${folder}/style.css VAIS_PROFILER_PAGE_STYLE)

set(VAIS_PROFILER_PAGE_SCRIPT "\"use strict\";\n")
foreach(module IN LISTS modules)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${folder}/${module}.js)
  file(READ ${folder}/${module}.js text)
  string(REGEX REPLACE "\nimport [^;]*;" "" text "${text}")
  string(REPLACE "\nexport " "\n" text "${text}")
  string(APPEND VAIS_PROFILER_PAGE_SCRIPT "${text}")
endforeach()

# Sets `result` to the SHA-256 of the text in base64, as a Content-Security-Policy names it.
function(vais_profiler_hash text result)
  string(SHA256 digits "${text}")
  string(APPEND digits "00") # 66 hexadecimal digits are 44 of base64, the last one being padding
  set(alphabet "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  set(encoded "")
  foreach(at RANGE 0 63 3)
    string(SUBSTRING "${digits}" ${at} 3 three)
    math(EXPR high "0x${three} >> 6")
    math(EXPR low "0x${three} & 63")
    string(SUBSTRING "${alphabet}" ${high} 1 first)
    string(SUBSTRING "${alphabet}" ${low} 1 second)
    string(APPEND encoded "${first}${second}")
  endforeach()
  string(SUBSTRING "${encoded}" 0 43 encoded)
  set(${result} "sha256-${encoded}=" PARENT_SCOPE)
endfunction()

vais_profiler_hash("\n${VAIS_PROFILER_PAGE_STYLE}" style)
vais_profiler_hash("\n${VAIS_PROFILER_PAGE_SCRIPT}" script)
set(VAIS_PROFILER_PAGE_POLICY
  "default-src 'none'; script-src '${script}'; style-src '${style}'; img-src data:; base-uri 'none'; form-action 'none'")
configure_file(formats/page/PageParts.cpp.in PageParts.cpp @ONLY)

# PageFiles.cpp has the same modules one by one, and pages that load them: a server's policy allows no
# script, style or picture within a page.
set(VAIS_PROFILER_PAGE_FILES "")
function(vais_profiler_page_file path type text) # a macro would look for variables in the text
  set(file "    {\"${path}\", \"${type}; charset=utf-8\", R\"part(${text})part\"},\n")
  set(VAIS_PROFILER_PAGE_FILES "${VAIS_PROFILER_PAGE_FILES}${file}" PARENT_SCOPE)
endfunction()
foreach(module IN LISTS modules served)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${folder}/${module}.js)
  file(READ ${folder}/${module}.js text)
  vais_profiler_page_file("/${module}.js" text/javascript "${text}")
endforeach()
vais_profiler_page_file(/style.css text/css "${VAIS_PROFILER_PAGE_STYLE}")
string(REGEX REPLACE "<meta http-equiv[^\n]*\n" "" page "${VAIS_PROFILER_PAGE}")
string(REGEX REPLACE "<link rel=\"icon\"[^\n]*\n" "" page "${page}")
string(REGEX REPLACE "<style>.*</style>" "<link rel=\"stylesheet\" href=\"style.css\">" page "${page}")
string(REGEX REPLACE "<script type.*</script>" "<script type=\"module\" src=\"live.js\"></script>" page "${page}")
string(REPLACE "$title" "vais-profiler" page "${page}")
vais_profiler_page_file(/view text/html "${page}")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${folder}/profiles.html)
file(READ ${folder}/profiles.html text)
vais_profiler_page_file(/profiles.html text/html "${text}")
configure_file(formats/page/PageFiles.cpp.in PageFiles.cpp @ONLY)
