package fr.balise.adapters.formats.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import fr.balise.adapters.formats.json.reading.FileFormat;
import fr.balise.adapters.formats.json.reading.Misread;
import fr.balise.adapters.formats.json.reading.RecordReader;
import fr.balise.adapters.formats.plan.PlanJson.ChangeJson;
import fr.balise.adapters.formats.plan.PlanJson.WithheldJson;
import fr.balise.core.digest.StoredList;
import fr.balise.core.findings.Finding;
import fr.balise.core.identity.ChangeId;
import fr.balise.core.planning.Assumption;
import fr.balise.core.planning.Breakdown;
import fr.balise.core.planning.Impact;
import fr.balise.core.planning.Plan;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;

/**
 * A plan file that does not fit into memory: its lists of changes, withheld changes and findings are read from it whenever
 * somebody goes through them, as long as nobody writes to it.
 */
final class LargePlanFile {
    private static final String CHANGES = "/changes";
    private static final String WITHHELD = "/withheld";
    private static final String FINDINGS = "/findings";
    private static final String BY_STRUCTURE = "/summary/breakdown/byStructure";
    private static final String STRUCTURES = "/impact/structures";
    private static final String LEFT = "/impact/leftWithoutAddress";
    private static final String ASSUMED = "/assumed/%d/changes";
    private static final Pattern LISTS = Pattern.compile(String.join(
            "|", CHANGES, WITHHELD, FINDINGS, BY_STRUCTURE, STRUCTURES, LEFT, ASSUMED.replace("%d", "\\d+")));
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final FileTime modified;
    private final Map<String, Place> places = new HashMap<>();

    /** Where a list begins in the file, and how many items it has. */
    private record Place(long offset, int items) {}

    /** What is made of an item. */
    private interface Made<J, T> {
        T of(J item, String pointer) throws Misread;
    }

    /** A {@link Misread} in a list that somebody goes through. */
    static final class MisreadItem extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Misread misread;

        private MisreadItem(Misread misread) {
            super(misread);
            this.misread = misread;
        }

        Misread misread() {
            return misread;
        }
    }

    private LargePlanFile(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file);
        this.modified = Files.getLastModifiedTime(file);
    }

    /** Reads its head, and believes it only when all that it says has the digest that it bears. */
    static Plan read(Path file, FileFormat format) throws IOException, Misread {
        LargePlanFile large = new LargePlanFile(file);
        byte[] head = RecordReader.told(large::head);
        PlanJson plan = format.read(head, PlanJson.class);
        try {
            return large.stored(plan)
                    .plan(
                            large.list(CHANGES, ChangeJson.class, ChangeJson::change),
                            large.list(WITHHELD, WithheldJson.class, WithheldJson::withheld),
                            large.list(FINDINGS, Finding.class, (finding, pointer) -> finding));
        } catch (MisreadItem e) {
            throw e.misread();
        }
    }

    /** The same with the long lists of its head read from the file too. */
    private PlanJson stored(PlanJson plan) {
        Impact impact = plan.impact();
        List<Assumption> assumed = new ArrayList<>();
        for (Assumption each : plan.assumed()) {
            String changes = String.format(ASSUMED, assumed.size());
            assumed.add(
                    new Assumption(each.setting(), each.value(), each.confirmed(), ofHead(changes, ChangeId.class)));
        }
        return plan.with(
                plan.summary().in(ofHead(BY_STRUCTURE, Breakdown.InStructure.class)),
                new Impact(
                        impact.types(),
                        impact.domains(),
                        ofHead(STRUCTURES, Impact.StructureImpact.class),
                        ofHead(LEFT, Impact.LastAddress.class),
                        impact.protectedRemoved(),
                        impact.sources()),
                assumed);
    }

    /** The file with its lists made empty; nothing of what is no object. */
    private byte[] head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        try (JsonParser parser = RecordReader.parser(open(0));
                JsonGenerator json = parser.getCodec().getFactory().createGenerator(head)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return head.toByteArray();
            }
            do {
                if (parser.hasToken(JsonToken.START_ARRAY)
                        && LISTS.matcher(pointer(parser)).matches()) {
                    places.put(pointer(parser), place(parser));
                    json.writeStartArray();
                    json.writeEndArray();
                } else {
                    json.copyCurrentEvent(parser);
                }
            } while (parser.nextToken() != null);
        }
        return head.toByteArray();
    }

    /** Where the array stands whose beginning is the parser's token. */
    private static String pointer(JsonParser parser) {
        return parser.getParsingContext().getParent().pathAsPointer().toString();
    }

    private static Place place(JsonParser parser) throws IOException {
        long offset = parser.currentTokenLocation().getByteOffset();
        int items = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            items++;
        }
        return new Place(offset, items);
    }

    /** Reads on even when the file is gone; the garbage collector closes it once nobody needs the plan. */
    private InputStream open(long from) throws IOException {
        if (Files.exists(file) && !Files.getLastModifiedTime(file).equals(modified)) {
            throw new IOException(file + " was changed while it was in use");
        }
        InputStream in = new InputStream() {
            private long at = from;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int read = channel.read(ByteBuffer.wrap(into, offset, length), at);
                at += Math.max(read, 0);
                return read;
            }
        };
        return new BufferedInputStream(in, BUFFER);
    }

    /** Told before anything of the lists that follow when it cannot be read. */
    private <T> List<T> ofHead(String name, Class<T> type) {
        List<T> list = list(name, type, (item, pointer) -> item);
        list.forEach(item -> {});
        return list;
    }

    private <J, T> List<T> list(String name, Class<J> type, Made<J, T> made) {
        Place place = places.getOrDefault(name, new Place(0, 0));
        return new StoredList<>() {
            @Override
            public int size() {
                return place.items();
            }

            @Override
            public Iterator<T> iterator() {
                return place.items() == 0 ? List.<T>of().iterator() : new Items<>(name, place, type, made);
            }
        };
    }

    /** Goes through a list once. */
    private final class Items<J, T> implements Iterator<T> {
        private final String name;
        private final Class<J> type;
        private final Made<J, T> made;
        private final JsonParser parser;
        private final int all;
        private int read;

        Items(String name, Place place, Class<J> type, Made<J, T> made) {
            this.name = name;
            this.type = type;
            this.made = made;
            this.all = place.items();
            try {
                this.parser = RecordReader.parser(open(place.offset()));
                parser.nextToken();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean hasNext() {
            return read < all;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            try {
                parser.nextToken();
                String pointer = name + "/" + read++;
                T item = made.of(item(pointer), pointer);
                if (!hasNext()) {
                    parser.close();
                }
                return item;
            } catch (Misread e) {
                throw new MisreadItem(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private J item(String pointer) throws Misread {
            try {
                return RecordReader.read(parser, type);
            } catch (Misread e) {
                throw e.below(pointer);
            }
        }
    }
}
