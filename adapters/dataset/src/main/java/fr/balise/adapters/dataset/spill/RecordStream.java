package fr.balise.adapters.dataset.spill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/** Records on their way to another process of the same version. */
public final class RecordStream {
    private RecordStream() {}

    /** Writes records behind one another; closing it says that these are all. */
    public static final class Writer<T> implements AutoCloseable {
        private final OutputStream stream;
        private final Codec codec;
        private final Bytes out;

        /** One of a record or a sealed interface. */
        public Writer(Class<T> type, OutputStream stream) {
            this.stream = stream;
            this.codec = Codec.of(type);
            this.out = new Bytes(stream);
        }

        /** Writes one. */
        public void write(T item) throws IOException {
            out.number(1);
            codec.write(item, out);
        }

        @Override
        public void close() throws IOException {
            out.number(0);
            out.flush();
            stream.close();
        }
    }

    /**
     * Reads all of them.
     *
     * @throws java.io.EOFException when the writer was not closed
     */
    @SuppressWarnings("unchecked")
    public static <T> void read(Class<T> type, InputStream stream, Consumer<? super T> taker) throws IOException {
        Codec codec = Codec.of(type);
        Bytes.Source in = new Bytes.Source(stream);
        while (in.number() == 1) {
            taker.accept((T) codec.read(in));
        }
    }
}
