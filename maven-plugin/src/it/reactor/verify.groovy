import groovy.json.JsonSlurper

def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.length == 3
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
def uris = { file ->
    def runs = new JsonSlurper().parse(new File(basedir, file), 'UTF-8').runs
    assert runs.size() == 1
    runs[0].results*.locations*.first().physicalLocation.artifactLocation.uri
}
def inLib = 'lib/src/main/java/lib/Names.java:19:\\d+ error ExhaustedReuse '
def inApp = 'app/src/main/java/app/App.java:12:\\d+ error ExhaustedReuse '
def throughHelper = 'app/src/main/java/app/App.java:17:\\d+ error ExhaustedReuse '

(1..2).each { build ->
    refuse(build, 'are not known')
    require(build, 'not checked: the module has no Java sources')
    require(build, '(?s)\\[ERROR\\] ' + inApp + '.*\\[ERROR\\] ' + throughHelper + '.*\\[ERROR\\] ' + inLib)
    require(build, '3 errors in 2 files of \\d+ lines')
    require(build, '3 findings in it:app, it:lib[.]')
    refuse(build, '(?s)errors in.*errors in')
}
assert uris('target/yieldwise.sarif') == ['app/src/main/java/app/App.java'] * 2 + ['lib/src/main/java/lib/Names.java']
assert !new File(basedir, 'app/target/yieldwise.sarif').exists()
// the modules had been packaged before: nobody is failed by another one's findings
assert new File(basedir, 'lib/target/lib-1.jar').exists()
assert new File(basedir, 'app/target/app-1.jar').exists()

require(3, inLib)
refuse(3, inApp)
assert uris('lib/target/yieldwise.sarif') == ['lib/src/main/java/lib/Names.java']
