def git = { List<String> arguments ->
    def process = (['git', '-c', 'user.name=it', '-c', 'user.email=it@it'] + arguments).execute(null, basedir)
    process.waitForProcessOutput(System.out, System.err)
    assert process.exitValue() == 0
}
git(['init', '-q'])
git(['add', 'src'])
git(['commit', '-q', '-m', 'old'])
def fresh = new File(basedir, 'src/main/java/fresh/Fresh.java')
fresh.parentFile.mkdirs()
fresh.text = new File(basedir, 'Fresh.java').text
return true
