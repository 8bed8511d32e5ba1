#!/usr/bin/env bash
# Makes an AppImage of the frozen folder: image.sh FOLDER VERSION; needs appimagetool.
set -euo pipefail
folder=$1 version=$2
here=$(cd "$(dirname "$0")" && pwd)
desktop=$here/../../desktop
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree/usr/lib" "$tree/usr/share/metainfo"
cp -a "$folder/clause-explorer" "$tree/usr/lib/"
cp "$here/AppRun" "$tree/"
cp "$desktop/clause-explorer.desktop" "$tree/"
cp "$desktop/icons/clause-explorer-256.png" "$tree/clause-explorer.png"
cp "$desktop"/*.metainfo.xml "$tree/usr/share/metainfo/org.clauseexplorer.ClauseExplorer.appdata.xml"
chmod +x "$tree/AppRun"
ARCH=$(uname -m) VERSION=$version appimagetool --no-appstream "$tree" \
    "$folder/clause-explorer-$version-$(uname -m).AppImage"
