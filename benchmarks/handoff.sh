#!/usr/bin/env bash
# What a hand-off to a body's thread costs, and a body that is called: handoff.sh [SUSPENDED]; JAVA_HOME chooses the JDK.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
source "$here/lib.sh"
classes=$(runtime_classes)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -cp "$classes" "$here/handoff/Handoff.java" "$@"
