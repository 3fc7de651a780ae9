#!/usr/bin/env bash
# Builds the documentation site with mkdocs-material and Doxygen, as Debian 12 has them. A warning is an error.
#
# usage: utils/site/build.sh [FOLDER]
#   FOLDER  where the site goes (build/site); what it is made of goes beside it
set -euo pipefail
cd "$(dirname "$0")/../.."
site=$(realpath -m "${1:-build/site}")

rm -rf "$site" "$site-api" "$site-pages"
mkdir -p "$site-api"
SITE_API=$site-api doxygen utils/site/Doxyfile
mkdocs build --quiet --strict --config-file utils/site/mkdocs.yml --site-dir "$site"
echo "$site/index.html"
