// A stranger's application, resolved from what was installed, takes a joiner to a published mailbox and a leaver to none.
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.nio.file.Files
import java.util.spi.ToolProvider

def jars = new File(basedir, 'target/lib').listFiles()*.name
['jcl-over-slf4j', 'balise-cli', 'balise-server', 'jetty'].each { odd -> assert !jars.any { it.contains(odd) }: "${odd} came along" }

def home = new File(basedir, '../../../../..').canonicalFile
def sandboxJars = new File(basedir, '../../sandbox').listFiles().collect { it.toURI().toURL() } as URL[]
def loader = new URLClassLoader(sandboxJars, ClassLoader.platformClassLoader)
def tool = ServiceLoader.load(ToolProvider, loader).find { it.name() == 'balise-sandbox' }
def said = new PipedReader()
def out = new PrintWriter(new PipedWriter(said), true)
def sandbox = new Thread({
    try {
        tool.run(out, out, "${home}/samples/data/directory" as String, 'callsPerSecond=0')
    } catch (Throwable e) {
        out.println("the sandbox failed: ${e}")
    }
})
sandbox.contextClassLoader = loader
sandbox.daemon = true
sandbox.start()
def base = new BufferedReader(said).readLine()
assert base.startsWith('http'): base

def client = HttpClient.newHttpClient()
def shown = { id ->
    def request = HttpRequest.newBuilder(URI.create("${base}/PractitionerRole?_id=${id}")).header('ESANTE-API-KEY', 'sandbox').build()
    client.send(request, HttpResponse.BodyHandlers.ofString()).body()
}
def joiner = 'jeanne.martin@hopital-exemple.mssante.fr'
def leaver = 'bastien.berthier@hopital-exemple.mssante.fr'
def mover = 'michel.dupont@ville-exemple.mssante.fr'
assert !shown('role-martin-hopital').contains(joiner)
assert shown('role-berthier').contains(leaver)

def feed = Files.createDirectories(basedir.toPath().resolve('target/feed'))
Files.copy(basedir.toPath().resolve('movements.csv'), feed.resolve('movements.csv'))
def journal = new File(basedir, 'target/journal')
def java = new File(System.getProperty('java.home'), 'bin/java').path
def classPath = [new File(basedir, 'target/classes').path, new File(basedir, 'target/lib').path + '/*'].join(File.pathSeparator)
def process = new ProcessBuilder(java, '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', classPath, 'org.example.identities.Identities',
        "--balise.policy=${home}/rules/policy", "--balise.directory.url=${base}", '--balise.directory.api-key=sandbox',
        "--balise.journal.place=${journal}", "--identities.feed=${feed}").redirectErrorStream(true).start()
try {
    def lines = []
    def told = 0
    process.inputStream.newReader('UTF-8').with { reader ->
        String line
        while (told < 3 && (line = reader.readLine()) != null) {
            lines << line
            told += line =~ /(joiner|mover|leaver) .*: \d changes, done, run / ? 1 : 0
            assert !line.contains('refused:') : line
        }
    }
    assert told == 3: lines.join('\n')
    assert shown('role-martin-hopital').contains(joiner)
    assert !shown('role-berthier').contains(leaver)
    assert shown('role-dupont-garde').contains(mover)
    assert journal.length() > 0
    println "${jars.size()} jars: ${lines.findAll { it.contains(', run ') }.join('\n')}"
} finally {
    process.destroy()
    process.waitFor()
    sandbox.interrupt()
}
