import groovy.json.JsonSlurper

def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.length == 11
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
def run = { file -> new JsonSlurper().parse(new File(basedir, file), 'UTF-8').runs[0] }
def uris = { file -> run(file).results*.locations*.first().physicalLocation.artifactLocation.uri }
def inMain = 'src/main/java/shop/Twice.java:12:\\d+ error ExhaustedReuse stream .stream. is used again'
def inTest = 'src/test/java/shop/TwiceInTest.java:12:\\d+ error ExhaustedReuse stream .stream. is used again'

require(1, '\\[ERROR\\] ' + inMain)
require(1, '1 error in 1 file of \\d+ lines')
require(1, '1 finding[.]')
require(1, '-Dyieldwise.skip')
require(1, 'MojoFailureException')

require(2, '\\[WARNING\\] ' + inMain)
assert uris('target/yieldwise.sarif') == ['src/main/java/shop/Twice.java']
assert run('target/yieldwise.sarif').results*.ruleId == ['ExhaustedReuse']

require(3, '\\[INFO\\] not checked: yieldwise.skip is set')
refuse(3, inMain)

require(4, '\\[ERROR\\] ' + inMain)
require(4, '\\[ERROR\\] ' + inTest)
refuse(4, 'in 2 files')
assert uris('reports/all.sarif') == ['src/main/java/shop/Twice.java', 'src/test/java/shop/TwiceInTest.java']

require(5, '\\[ERROR\\] src/torn/shop/Torn.java incomplete unparsed ')
require(5, 'The check is incomplete: 1 file or rule could not be dealt with')
require(5, 'MojoExecutionException')

require(6, '\\[WARNING\\] src/torn/shop/Torn.java incomplete unparsed ')
assert run('reports/torn/yieldwise.sarif').invocations[0].toolExecutionNotifications.size() == 1

require(7, '\\[INFO\\] no findings in 1 file of \\d+ lines')
assert run('reports/own/yieldwise.sarif').results == []
assert new File(basedir, 'reports/own').list() == ['yieldwise.sarif']

require(8, "yieldwise.failOn is error, warning, note or never, not 'sometimes'")
require(8, 'MojoExecutionException')
refuse(8, inMain)

require(9, "yieldwise.select: .*ExhaustedRuse.*ExhaustedReuse")
refuse(9, inMain)

require(10, inTest)
refuse(10, inMain)
assert uris('reports/tests/yieldwise.sarif') == ['src/test/java/shop/TwiceInTest.java']

require(11, 'User property: yieldwise.failOn')
require(11, 'The mildest level that fails the build')
