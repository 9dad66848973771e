package fr.balise.adapters.dataset.spill;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/** Numbers and texts, one after the other at the end of a file or of a stream. */
final class Bytes {
    private static final int BUFFER = 1 << 14;

    private final Sink sink;
    private byte[] buffer = new byte[BUFFER];
    private int used;
    private long flushed;

    Bytes(FileChannel file) {
        this.sink = file::write;
    }

    Bytes(OutputStream stream) {
        WritableByteChannel channel = Channels.newChannel(stream);
        this.sink = (bytes, at) -> channel.write(bytes);
    }

    /** Takes bytes that come at a place. */
    private interface Sink {
        int write(ByteBuffer bytes, long at) throws IOException;
    }

    /** Small numbers, negative ones too, take few bytes. */
    void number(long number) throws IOException {
        long left = number << 1 ^ number >> 63;
        room(10);
        while ((left & ~0x7FL) != 0) {
            buffer[used++] = (byte) (left & 0x7F | 0x80);
            left >>>= 7;
        }
        buffer[used++] = (byte) left;
    }

    void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, used, bytes.length);
        used += bytes.length;
    }

    private void room(int more) throws IOException {
        if (used + more > buffer.length) {
            flush();
            buffer = more > buffer.length ? new byte[Math.max(more, BUFFER)] : buffer;
        }
    }

    /** Writes what is left, and tells how many bytes there are. */
    long flush() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, used);
        while (bytes.hasRemaining()) {
            flushed += sink.write(bytes, flushed);
        }
        used = 0;
        return flushed;
    }

    /** Writes what is left, takes no memory until more comes, and tells how many bytes there are. */
    long rest() throws IOException {
        flush();
        buffer = new byte[0];
        return flushed;
    }

    /** Short texts that were read a short while ago: each of them is one object. */
    static final class Texts {
        private static final int KNOWN = 1 << 12;

        private final String[] known = new String[KNOWN];

        String of(byte[] bytes, int begin, int end) {
            int hash = end - begin;
            for (int i = begin; i < end; i++) {
                hash = hash * 31 + bytes[i];
            }
            int place = (hash ^ hash >>> 12) & KNOWN - 1;
            String read = new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
            if (!read.equals(known[place])) {
                known[place] = read;
            }
            return known[place];
        }
    }

    /** Reads them back, from one place to another. */
    static final class Source {
        private static final int SHORT = 64;

        private final Origin origin;
        private final Texts texts;
        private byte[] buffer = new byte[BUFFER];
        private int at;
        private int filled;
        private long next;

        Source(FileChannel file, long from, Texts texts) {
            this.origin = file::read;
            this.next = from;
            this.texts = texts;
        }

        Source(InputStream stream) {
            ReadableByteChannel channel = Channels.newChannel(stream);
            this.origin = (bytes, at) -> channel.read(bytes);
            this.texts = new Texts();
        }

        /** Gives the bytes that come from a place on. */
        private interface Origin {
            int read(ByteBuffer bytes, long at) throws IOException;
        }

        long number() throws IOException {
            long number = 0;
            for (int shift = 0; ; shift += 7) {
                need(1);
                byte part = buffer[at++];
                number |= (long) (part & 0x7F) << shift;
                if (part >= 0) {
                    return number >>> 1 ^ -(number & 1);
                }
            }
        }

        /** What was read a short while ago is the same object again. */
        String text() throws IOException {
            int length = (int) number();
            need(length);
            int begin = at;
            at += length;
            return length > SHORT
                    ? new String(buffer, begin, length, StandardCharsets.UTF_8)
                    : texts.of(buffer, begin, at);
        }

        private void need(int length) throws IOException {
            if (filled - at >= length) {
                return;
            }
            byte[] into = length > buffer.length ? new byte[length] : buffer;
            System.arraycopy(buffer, at, into, 0, filled - at);
            filled -= at;
            at = 0;
            buffer = into;
            ByteBuffer free = ByteBuffer.wrap(buffer, filled, buffer.length - filled);
            while (filled < length) {
                int read = origin.read(free, next);
                if (read < 0) {
                    throw new EOFException();
                }
                next += read;
                filled += read;
            }
        }
    }
}
