import groovy.json.JsonSlurper

def require = { String log, String line ->
    if (!(log =~ line)) {
        throw new AssertionError((Object) ('the log lacks: ' + line))
    }
}
def sarif = new JsonSlurper().parse(new File(basedir, 'target/yieldwise.sarif'), 'UTF-8')
assert sarif.runs[0].results == []
assert sarif.runs[0].tool.driver.rules.size() > 0
require(new File(basedir, 'build.log').text, '\\[INFO\\] no findings in 1 file of \\d+ lines')
assert new File(basedir, 'target').list().findAll { it.endsWith('.tmp') } == []
