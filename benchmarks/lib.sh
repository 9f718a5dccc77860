# Shared by the benchmarks: where they work, and what they work on. To be sourced; expects root and here.

work=$here/target
mkdir -p "$work"

# The folder of a library's sources, fetched once by Maven: library GROUP:ARTIFACT:VERSION
library() {
    local artifact version folder jar
    artifact=$(echo "$1" | cut -d: -f2)
    version=$(echo "$1" | cut -d: -f3)
    folder=$work/sources/$artifact-$version
    if [ ! -d "$folder" ]; then
        mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact="$1:jar:sources" \
            -DoutputDirectory="$work/sources" >"$work/maven.log" 2>&1 || { tail -n 20 "$work/maven.log" >&2; return 1; }
        jar=$work/sources/$artifact-$version-sources.jar
        rm -rf "$folder.new"
        mkdir -p "$folder.new"
        (cd "$folder.new" && jar xf "$jar")
        mv "$folder.new" "$folder"
    fi
    echo "$folder"
}

# The jar of an artifact, fetched once by Maven: jar_of GROUP:ARTIFACT:VERSION
jar_of() {
    local jar
    jar=$work/classpath/$(echo "$1" | cut -d: -f2)-$(echo "$1" | cut -d: -f3).jar
    if [ ! -f "$jar" ]; then
        mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact="$1" \
            -DoutputDirectory="$work/classpath" >"$work/maven.log" 2>&1 || { tail -n 20 "$work/maven.log" >&2; return 1; }
    fi
    echo "$jar"
}

# The runtime's classes, built if a source is newer.
runtime_classes() {
    local classes=$root/runtime/target/classes
    if [ ! -f "$work/runtime" ] || [ ! -d "$classes/dev" ] ||
        [ -n "$(find "$root/runtime/src/main" -newer "$work/runtime" -print -quit)" ]; then
        touch "$work/runtime.new"
        (cd "$root" && mvn -q -B -Dspotless.check.skip -pl runtime compile) >"$work/runtime.log" 2>&1 ||
            { tail -n 20 "$work/runtime.log" >&2; return 1; }
        mv "$work/runtime.new" "$work/runtime"
    fi
    echo "$classes"
}

# The class path that a library is compiled against, fetched once by Maven: classpath_of GROUP:ARTIFACT:VERSION
classpath_of() {
    local folder
    folder=$work/classpaths/$(echo "$1" | tr ':' '_')
    if [ ! -f "$folder/classpath" ]; then
        mkdir -p "$folder"
        echo "$1" | awk -F: '{
            print "<project><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version>"
            print "<dependencies><dependency><groupId>" $1 "</groupId><artifactId>" $2 "</artifactId><version>" $3 "</version>"
            print "</dependency></dependencies></project>" }' >"$folder/pom.xml"
        mvn -q -B -f "$folder/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
            -Dmdep.outputFile="$folder/classpath.new" >"$work/maven.log" 2>&1 || { tail -n 20 "$work/maven.log" >&2; return 1; }
        mv "$folder/classpath.new" "$folder/classpath"
    fi
    cat "$folder/classpath"
}

# The runtime's jar as users get it, built if a source is newer.
runtime_jar() {
    local jar
    jar=$root/runtime/target/yieldwise-runtime-$(sed -n 's:^    <version>\(.*\)</version>:\1:p' "$root/pom.xml").jar
    if [ ! -f "$work/runtime-jar" ] || [ ! -f "$jar" ] ||
        [ -n "$(find "$root/runtime/src/main" "$root/runtime/pom.xml" -newer "$work/runtime-jar" -print -quit)" ]; then
        touch "$work/runtime-jar.new"
        (cd "$root" && mvn -q -B -Dspotless.check.skip -Dmaven.test.skip -pl runtime -am package) >"$work/runtime.log" 2>&1 ||
            { tail -n 20 "$work/runtime.log" >&2; return 1; }
        mv "$work/runtime-jar.new" "$work/runtime-jar"
    fi
    echo "$jar"
}
