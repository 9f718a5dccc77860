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
def inLeft = 'a body in left.Left \\(Left.java:17\\) is not woven, since its handle is passed on or kept, in line 18'

require(1, 'bodies woven: 4; class files written: 9, removed: 0')
require(2, 'all is woven that can be')
require(3, '\\[WARNING\\] ' + inLeft)
require(3, 'bodies woven: 1; class files written: 3, removed: 0(?s).*bodies woven: 1; class files written: 3, removed: 0')
require(4, '\\[ERROR\\] ' + inLeft)
require(4, 'yieldwise.weave.strict is set, and not all can be woven')
require(4, 'MojoFailureException')
require(5, 'not woven: yieldwise.weave.skip is set')
refuse(5, 'is not woven, since')
require(6, 'depends on dev.yieldwise:yieldwise-runtime 0.0.1, and this is version [^ ]+ of the plugin')
require(6, 'MojoExecutionException')
require(7, 'nothing to weave')

// no class can be made when it runs, and the module opens none of its packages
def library = new File(localRepositoryPath, 'dev/yieldwise/yieldwise-runtime').listFiles()
        .findAll { it.directory }.collectMany { it.listFiles().toList() }.find { it.name.endsWith('.jar') }
def run = [new File(System.getProperty('java.home'), 'bin/java').path, '-Dorg.graalvm.nativeimage.imagecode=runtime',
        '-p', library.path + File.pathSeparator + new File(basedir, 'app/target/classes'), '-m', 'shop/shop.App']
        .execute()
def said = new StringBuilder()
run.waitForProcessOutput(said, said)
assert said.toString().readLines() == ['lambda WOVEN t0', 'in App.java:25', 'named WOVEN 21', 'ints WOVEN 7',
        'coroutine WOVEN first Returned[value=last]']
