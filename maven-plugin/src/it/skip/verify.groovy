def require = { String log, String line ->
    if (!(log =~ line)) {
        throw new AssertionError((Object) ('the log lacks: ' + line))
    }
}
def log = new File(basedir, 'build.log').text
require(log, '\\[INFO\\] not checked: yieldwise.skip is set')
assert !new File(basedir, 'target/yieldwise.sarif').exists()
require(log, 'User property: yieldwise.failOn')
require(log, 'The mildest level that fails the build')
