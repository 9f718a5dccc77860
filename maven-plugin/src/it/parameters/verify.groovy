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
assert builds.length == 2
def inMain = 'src/main/java/shop/Twice.java:12:\\d+ error ExhaustedReuse stream .stream. is used again'
def inTest = 'src/test/java/shop/TwiceInTest.java:12:\\d+ error ExhaustedReuse stream .stream. is used again'

require(builds[0], "yieldwise.failOn is error, warning, note or never, not 'sometimes'")
require(builds[0], 'MojoExecutionException')
refuse(builds[0], inMain)
require(builds[1], '\\[WARNING\\] ' + inMain)
require(builds[1], '\\[WARNING\\] ' + inTest)

def results = new JsonSlurper().parse(new File(basedir, 'reports/all.sarif'), 'UTF-8').runs[0].results
assert results*.locations*.first().physicalLocation.artifactLocation.uri ==
        ['src/main/java/shop/Twice.java', 'src/test/java/shop/TwiceInTest.java']
