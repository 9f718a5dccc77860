def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.length == 2
def require = { int build, String line ->
    if (!(builds[build - 1] =~ line)) {
        throw new AssertionError((Object) ('the log of build ' + build + ' lacks: ' + line))
    }
}
def refuse = { int build, String line ->
    if (builds[build - 1] =~ line) {
        throw new AssertionError((Object) ('the log of build ' + build + ' has: ' + line))
    }
}

require(1, '\\[ERROR\\] app/src/main/java/app/Report.java:11:\\d+ error ExhaustedReuse one-shot RowReader .reader. is used again')
require(1, 'app/src/main/java/app/Report.java:16:\\d+ warning UnclosedGenerator the resource of .reader. is never closed')
require(1, "\\[INFO\\] yieldwise.toml:10: 'lib.RowRaeder' is neither in the sources nor on the class path")
refuse(1, "'app.Pool'")

require(2, "wrong.toml:1:1: 'lib.RowReader' has no method 'row'; did you mean 'rows'\\?")
refuse(2, 'Report.java')
