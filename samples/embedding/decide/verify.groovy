// What a stranger's project resolved: small, without a FHIR client, and able to decide.
def jars = new File(basedir, 'target/lib').listFiles()
def bytes = jars.sum { it.length() }
assert bytes <= 15L * 1024 * 1024: "deciding with a policy takes ${bytes} bytes of jars"
['hapi', 'saxon', 'icu4j'].each { big -> assert !jars.any { it.name.toLowerCase().contains(big) }: "${big} came along" }

def java = new File(System.getProperty('java.home'), 'bin/java').path
def classPath = [new File(basedir, 'target/classes').path, new File(basedir, 'target/lib').path + '/*'].join(File.pathSeparator)
def policy = new File(basedir, '../../../../../rules/policy').canonicalPath
def process = new ProcessBuilder(java, '-cp', classPath, 'Decide', policy).redirectErrorStream(true).start()
def said = process.inputStream.getText('UTF-8')
assert process.waitFor() == 0: said
assert said.contains('ATTACH jeanne.martin@hopital-exemple.mssante.fr PER-WANTED'): said
println "${jars.length} jars, ${bytes} bytes: ${said.trim()}"
