import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Answers searches by {@code _id} out of NDJSON files of any size: {@code java Directory.java FOLDER PORT}. It keeps where each
 * line stands, and nothing of it.
 */
final class Directory {
    private static final String TYPE = "\"resourceType\":\"";
    private static final String ID = "\"id\":\"";
    private static final int HEAD = 200;

    private final List<FileChannel> files = new ArrayList<>();
    private final Map<Long, Long> places = new HashMap<>();

    public static void main(String[] arguments) throws IOException {
        Directory directory = new Directory();
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            for (Path file : files.sorted().toList()) {
                directory.index(file);
            }
        }
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[1])), 0);
        server.createContext("/fhir/", directory::answer);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.start();
        System.out.println(directory.places.size() + " resources");
    }

    private void index(Path file) throws IOException {
        int number = files.size();
        files.add(FileChannel.open(file));
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            byte[] head = new byte[HEAD];
            long begin = 0;
            long at = 0;
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (at - begin < HEAD) {
                    head[(int) (at - begin)] = (byte) c;
                }
                at++;
                if (c == '\n') {
                    String line = new String(head, StandardCharsets.ISO_8859_1);
                    places.put(key(member(line, TYPE), member(line, ID)), (long) number << 40 | begin);
                    begin = at;
                }
            }
        }
    }

    private static String member(String line, String name) {
        int begin = line.indexOf(name) + name.length();
        return line.substring(begin, line.indexOf('"', begin));
    }

    private static long key(String type, String id) {
        return (long) type.hashCode() << 32 ^ id.hashCode() * 0x9E3779B97F4A7C15L;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String query = body.isEmpty() ? String.valueOf(exchange.getRequestURI().getRawQuery()) : body;
        String type = exchange.getRequestURI().getPath().split("/")[2];
        List<String> entries = new ArrayList<>();
        for (String parameter : query.split("&")) {
            if (parameter.startsWith("_id=")) {
                for (String id : URLDecoder.decode(parameter.substring(4), StandardCharsets.UTF_8).split(",")) {
                    Long place = places.get(key(type, id));
                    if (place != null) {
                        entries.add("{\"resource\":" + line(place) + ",\"search\":{\"mode\":\"match\"}}");
                    }
                }
            }
        }
        byte[] bundle = ("{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":" + entries.size() + ",\"entry\":["
                        + String.join(",", entries) + "]}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/fhir+json;charset=utf-8");
        exchange.sendResponseHeaders(200, bundle.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bundle);
        }
    }

    private String line(long place) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(1 << 15);
        files.get((int) (place >>> 40)).read(bytes, place & (1L << 40) - 1);
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        return text.substring(0, text.indexOf('\n'));
    }
}
