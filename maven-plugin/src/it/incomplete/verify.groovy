import groovy.json.JsonSlurper

def require = { String log, String line ->
    if (!(log =~ line)) {
        throw new AssertionError((Object) ('the log lacks: ' + line))
    }
}
def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.length == 2
require(builds[0], '\\[ERROR\\] src/main/java/shop/Torn.java incomplete unparsed ')
require(builds[0], 'The check is incomplete: 1 file or rule could not be dealt with')
require(builds[0], 'MojoExecutionException')
require(builds[1], '\\[WARNING\\] src/main/java/shop/Torn.java incomplete unparsed ')

def sarif = new JsonSlurper().parse(new File(basedir, 'target/yieldwise.sarif'), 'UTF-8')
assert sarif.runs[0].results == []
assert sarif.runs[0].invocations[0].toolExecutionNotifications.size() == 1
