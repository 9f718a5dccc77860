#!/usr/bin/env bash
# A step of action.yml: names the build of these sources, so that it is taken from the cache.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

digest=(sha256sum)
command -v sha256sum >/dev/null || digest=(shasum -a 256)
sum=$(find yieldwise pom.xml ./*/pom.xml ./*/src/main -type f -exec "${digest[@]}" {} + | LC_ALL=C sort | "${digest[@]}")
echo "key=${sum%% *}" >>"$GITHUB_OUTPUT"
