#!/usr/bin/env bash
# Puts defects of every rule and shape into copies of three libraries and counts what the checker finds:
# injection.sh [--seed N] [--per-shape N] [--rule R] [--shape S] [--keep DIR]
# --keep leaves the copies, with the defects in them, in a folder. YIELDWISE names another start script.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd -P)
root=$(dirname "$here")
seed=20261122
per_shape=25
rule=
shape=
keep=
while [ $# -gt 0 ]; do
    case $1 in
        --seed) seed=$2; shift 2 ;;
        --per-shape) per_shape=$2; shift 2 ;;
        --rule) rule=$2; shift 2 ;;
        --shape) shape=$2; shift 2 ;;
        --keep) keep=$2; shift 2 ;;
        *) echo "usage: injection.sh [--seed N] [--per-shape N] [--rule R] [--shape S] [--keep DIR]" >&2; exit 2 ;;
    esac
done

# shellcheck source=benchmarks/lib.sh
. "$here/lib.sh"
runtime=${YIELDWISE_RUNTIME:-$(runtime_classes)}
out=$work/injection
mkdir -p "$out/program"
libraries=$out/libraries.txt
: >"$libraries.new"

# subject GROUP:ARTIFACT:VERSION [DEPENDENCY...]: a library whose sources get defects
subject() {
    local sources own needed=$runtime each
    sources=$(library "$1")
    own=$(jar_of "$1")
    shift
    for each in "$@"; do
        needed=$needed:$(jar_of "$each")
    done
    echo "$(basename "$sources") $sources $own $needed" >>"$libraries.new"
}

# three styles: an application with its own collections, a library of arrays and loops, one of reflection and inheritance
subject org.eclipse.jgit:org.eclipse.jgit:6.10.0.202406032230-r \
    com.googlecode.javaewah:JavaEWAH:1.2.3 org.slf4j:slf4j-api:1.7.36 commons-codec:commons-codec:1.16.0
subject org.apache.lucene:lucene-core:9.12.0
subject com.fasterxml.jackson.core:jackson-databind:2.17.2 \
    com.fasterxml.jackson.core:jackson-core:2.17.2 com.fasterxml.jackson.core:jackson-annotations:2.17.2
mv "$libraries.new" "$libraries"

javac -Xlint:all -d "$out/program" "$here"/shared/*.java "$here"/injection/*.java
status=0
java -Xmx3g -cp "$out/program" Injection --seed "$seed" --per-shape "$per_shape" --rule "$rule" --shape "$shape" \
    --shapes "$here/injection/shapes" --names "$here/injection/names.txt" --work "$out" --libraries "$libraries" \
    --checker "${YIELDWISE:-$root/yieldwise}" || status=$?
if [ -n "$keep" ]; then
    mkdir -p "$keep"
    cp -r "$out/copies/." "$keep"
fi
rm -rf "$out/copies"
exit $status
