import groovy.json.JsonSlurper

def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.length == 7
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
def inOld = 'src/main/java/old/Old.java:12:\\d+ error ExhaustedReuse '
def inFresh = 'src/main/java/fresh/Fresh.java:12:\\d+ error ExhaustedReuse '

require(1, 'yieldwise-baseline.jsonl: 1 finding, 1 new, 0 gone')
assert new File(basedir, 'yieldwise-baseline.jsonl').readLines().size() == 2

require(2, '\\[ERROR\\] ' + inFresh)
refuse(2, inOld)
require(2, '1 error \\(1 kept silent\\) in 2 files')
require(2, '1 finding[.]')

require(3, '\\[WARNING\\] ' + inFresh)
refuse(3, inOld)
def reports = new File(basedir, 'reports')
assert reports.list().sort() == ['gl-code-quality-report.json', 'yieldwise-checkstyle.xml', 'yieldwise-concise.txt',
        'yieldwise-github.txt', 'yieldwise.html', 'yieldwise.json', 'yieldwise.rdjson', 'yieldwise.sarif', 'yieldwise.txt']
reports.eachFile { file -> assert file.getText('UTF-8').contains('fresh/Fresh.java'), file.name }
assert new JsonSlurper().parse(new File(reports, 'yieldwise.sarif'), 'UTF-8').runs[0].results.size() == 1

require(4, 'fixed 1 finding in 1 file; no findings \\(1 kept silent\\)')
assert new File(basedir, 'src/main/java/fresh/Fresh.java').text != new File(basedir, 'Fresh.java').text
assert ['git', 'status', '--porcelain', 'src/main/java/old'].execute(null, basedir).text.isEmpty()

require(5, 'no findings \\(1 kept silent\\) in 2 files')
require(6, 'yieldwise-baseline.jsonl: 1 finding, 0 new, 0 gone')

require(7, 'no-such-branch')
require(7, 'MojoExecutionException')
