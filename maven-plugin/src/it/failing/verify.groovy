import groovy.json.JsonSlurper

def require = { String log, String line ->
    if (!(log =~ line)) {
        throw new AssertionError((Object) ('the log lacks: ' + line))
    }
}
def refuse = { String log, String line ->
    if (log =~ line) {
        throw new AssertionError((Object) ('the log has: ' + line))
    }
}
def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.length == 4
def finding = 'src/main/java/shop/Twice.java:12:\\d+ error ExhaustedReuse stream .stream. is used again'
def inTest = 'src/test/java/shop/TwiceInTest.java:12:\\d+ error ExhaustedReuse stream .stream. is used again'

require(builds[0], '\\[ERROR\\] ' + finding)
require(builds[0], '1 error in 1 file of \\d+ lines')
require(builds[0], '1 finding[.]')
require(builds[0], '-Dyieldwise.skip')
require(builds[0], 'MojoFailureException')
refuse(builds[0], inTest)
require(builds[1], '\\[WARNING\\] ' + finding)
require(builds[2], "yieldwise.failOn is error, warning, note or never, not 'sometimes'")
require(builds[2], 'MojoExecutionException')
require(builds[3], '\\[WARNING\\] ' + finding)
require(builds[3], '\\[WARNING\\] ' + inTest)

// the report of the last build
def results = new JsonSlurper().parse(new File(basedir, 'target/yieldwise.sarif'), 'UTF-8').runs[0].results
assert results*.ruleId == ['ExhaustedReuse', 'ExhaustedReuse']
assert results*.locations*.first().physicalLocation.artifactLocation.uri ==
        ['src/main/java/shop/Twice.java', 'src/test/java/shop/TwiceInTest.java']
