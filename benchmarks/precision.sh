#!/usr/bin/env bash
# Checks the sources of well-known libraries and counts, rule by rule, how many findings are right: precision.sh [--rule R]
# Every finding was read; precision/judged.tsv says what was thought of it. Status 1 if one was not read, or a definite one is wrong.
# YIELDWISE names another start script.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd -P)
root=$(dirname "$here")
rule=
while [ $# -gt 0 ]; do
    case $1 in
        --rule) rule=$2; shift 2 ;;
        *) echo "usage: precision.sh [--rule R]" >&2; exit 2 ;;
    esac
done

# shellcheck source=benchmarks/lib.sh
. "$here/lib.sh"
out=$work/precision
mkdir -p "$out"
: >"$out/libraries"
while read -r library; do
    printf '%s\t%s\t%s\n' "$library" "$(library "$library")" "$(classpath_of "$library")" >>"$out/libraries"
done <"$here/precision/libraries.txt"

javac -Xlint:all -d "$out/program" "$here"/shared/*.java "$here"/precision/*.java
exec java -cp "$out/program" Precision --rule "$rule" --libraries "$out/libraries" --judged "$here/precision/judged.tsv" \
    --checker "${YIELDWISE:-$root/yieldwise}" --unread "$out/unread.tsv"
