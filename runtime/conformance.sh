#!/usr/bin/env bash
# Conformance totals per engine, for every JDK found (or JDKS="home home"): of the classes, then of the shipped jar
# alone, on the class path and on the module path. Any file of the format can be given instead of the project's:
#     runtime/conformance.sh [--engine thread|push|compiled|compiled_by_ecj|compiled_and_built] [--seed N] [FILE...]
# The engines thread and push interpret the bodies; the others compile them to plain Java, by javac and by ECJ, and tell
# how many of the cases were woven. With compiled_and_built they were woven when they were built, by the code of the goal.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
files=()
for argument; do
    if [[ -f $argument ]]; then argument=$(realpath "$argument"); fi
    files+=("$argument")
done
cd "$here/.."

mvn -q -B -o -pl runtime -DskipTests -Dspotless.check.skip package
libraries=$here/target/conformance
rm -rf "$libraries"
mkdir -p "$libraries/patch/dev/yieldwise/internal"
cp "$here"/target/test-classes/dev/yieldwise/internal/TestEngines*.class "$libraries/patch/dev/yieldwise/internal/"
repository=${MAVEN_REPO:-$HOME/.m2/repository}
# Jackson, which reads the cases, and ECJ
others=$(find "$repository/com/fasterxml/jackson/core" "$repository/org/eclipse/jdt/ecj" -name '*.jar' ! -name '*sources*' | sort -V |
    awk -F/ '{ last[$(NF - 2)] = $0 } END { for (name in last) print last[name] }' | paste -sd:)
jar=$(find "$here/target" -maxdepth 1 -name 'yieldwise-runtime-*.jar' ! -name '*sources*' ! -name '*javadoc*' | head -n 1)
tests=$here/target/test-classes
main=dev.yieldwise.conformance.Conformance

if [[ -z ${JDKS:-} ]]; then
    JDKS=$(for version in 17 25; do
        for release in /usr/lib/jvm/*/release; do
            if grep -qs "^JAVA_VERSION=\"$version[.\"]" "$release"; then dirname "$release"; break; fi
        done
    done)
fi
status=0
for jdk in $JDKS; do
    java=$jdk/bin/java
    echo "== the classes"
    "$java" -cp "$here/target/classes:$tests:$others" $main "${files[@]}" || status=1
    echo "== the jar, class path"
    "$java" -cp "$jar:$tests:$others" $main "${files[@]}" || status=1
    echo "== the jar, module path (the engine PUSH is chosen by one class of the tests, patched in)"
    "$java" -p "$jar" --add-modules dev.yieldwise --patch-module "dev.yieldwise=$libraries/patch" \
        --add-exports dev.yieldwise/dev.yieldwise.internal=ALL-UNNAMED -cp "$tests:$others" $main "${files[@]}" || status=1
done
exit $status
