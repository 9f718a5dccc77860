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
def inLib = ' lib/src/main/java/lib/Names.java:14:\\d+ error ExhaustedReuse '
def inApp = ' app/src/main/java/app/App.java:11:\\d+ error ExhaustedReuse '

require(builds[0], 'not checked: the module has no Java sources')
require(builds[0], 'types of 1 dependency are not known.*: it:lib:jar:1')
require(builds[0], inLib)
refuse(builds[0], inApp)

refuse(builds[1], 'are not known')
require(builds[1], inLib)
require(builds[1], inApp)

def uris = { module ->
    def sarif = new JsonSlurper().parse(new File(basedir, module + '/target/yieldwise.sarif'), 'UTF-8')
    sarif.runs[0].results*.locations*.first().physicalLocation.artifactLocation.uri
}
assert uris('lib') == ['lib/src/main/java/lib/Names.java']
assert uris('app') == ['app/src/main/java/app/App.java']
