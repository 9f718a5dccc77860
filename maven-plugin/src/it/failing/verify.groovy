import groovy.json.JsonSlurper

def require = { String log, String line ->
    if (!(log =~ line)) {
        throw new AssertionError((Object) ('the log lacks: ' + line))
    }
}
def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.length == 2
def finding = 'src/main/java/shop/Twice.java:12:\\d+ error ExhaustedReuse stream .stream. is used again'

require(builds[0], '\\[ERROR\\] ' + finding)
require(builds[0], '1 error in 1 file of \\d+ lines')
require(builds[0], '1 finding[.]')
require(builds[0], '-Dyieldwise.skip')
require(builds[0], 'MojoFailureException')
require(builds[1], '\\[WARNING\\] ' + finding)

def results = new JsonSlurper().parse(new File(basedir, 'target/yieldwise.sarif'), 'UTF-8').runs[0].results
assert results*.ruleId == ['ExhaustedReuse']
assert results[0].locations[0].physicalLocation.artifactLocation.uri == 'src/main/java/shop/Twice.java'
