#!/usr/bin/env bash
# What a hand-off to a body's thread costs, and a body that is called: JAVA_HOME chooses the JDK.
# Where bodies get virtual threads, platform threads are measured beside them, three times in turn, on the same JDK.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
source "$here/lib.sh"
classes=$(runtime_classes)
bin=${JAVA_HOME:+$JAVA_HOME/bin/}

# The library as it is, but for one class: one that thinks that no JDK's virtual threads will do.
platform=$work/platform-threads
rm -rf "$platform"
mkdir -p "$platform/source"
sed 's/FIRST_WITHOUT_PINNING = 24/FIRST_WITHOUT_PINNING = 1000/' \
    "$root/runtime/src/main/java/dev/yieldwise/internal/BodyThreads.java" >"$platform/source/BodyThreads.java"
"${bin}javac" -proc:none -classpath "$classes" -d "$platform" "$platform/source/BodyThreads.java"

for round in 1 2 3; do
    echo "round $round"
    "${bin}java" -cp "$classes" "$here/handoff/Handoff.java"
    "${bin}java" -cp "$platform:$classes" "$here/handoff/Handoff.java"
done
