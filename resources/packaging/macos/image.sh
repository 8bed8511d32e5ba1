#!/usr/bin/env bash
# Makes the disk image for macOS of the application in a folder: image.sh FOLDER VERSION
set -euo pipefail
folder=$1 version=$2
content=$(mktemp -d)
trap 'rm -rf "$content"' EXIT
cp -R "$folder/Clause Explorer.app" "$content/"
ln -s /Applications "$content/Applications"
hdiutil create -quiet -ov -volname "Clause Explorer" -srcfolder "$content" -format UDZO \
    "$folder/clause-explorer-$version-macos-$(uname -m).dmg"
