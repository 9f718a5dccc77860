#!/usr/bin/env bash
# Builds the checkout twice, in two folders, and compares the jars byte by byte. Arguments go to Maven, such as -o.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for copy in first second-and-longer; do
    mkdir "$work/$copy"
    git ls-files -z --cached --others --exclude-standard | tar --create --null --files-from=- | tar --extract -C "$work/$copy"
    (cd "$work/$copy" && mvn -q -B "$@" clean package -DskipTests)
    (cd "$work/$copy" && find . -path '*/target/*.jar' -print0 | sort -z | xargs -0 sha256sum) >"$work/$copy.sums"
done

if diff "$work/first.sums" "$work/second-and-longer.sums"; then
    echo "$(wc -l <"$work/first.sums") jars are equal in both builds"
else
    echo 'the jars above differ between two builds' >&2
    exit 1
fi
