package fr.balise.cells.xlsx;

import fr.balise.cells.UnreadableTable;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks a zip file in memory, by its directory as spreadsheet programs do: reading it as a stream fails on files that
 * some of them write. What does not fit the bounds is refused before it is held.
 */
final class Archive {
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_REMARK = 65_535;
    private static final int ENTRY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int MOST_ENTRIES = 200;

    private final ByteBuffer file;
    private int left;

    private Archive(byte[] file, int largest) {
        this.file = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        this.left = largest;
    }

    /** The content by name; empty when it would be larger than allowed, in bytes or in number. */
    static Optional<Map<String, byte[]>> unpack(byte[] file, int largest) throws UnreadableTable {
        try {
            return new Archive(file, largest).unpack();
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | DataFormatException e) {
            throw Workbook.unreadable();
        }
    }

    private Optional<Map<String, byte[]>> unpack() throws UnreadableTable, DataFormatException {
        int end = end();
        int entries = Short.toUnsignedInt(file.getShort(end + 10));
        if (entries > MOST_ENTRIES) {
            return Optional.empty();
        }
        Map<String, byte[]> contents = new HashMap<>();
        int at = file.getInt(end + 16);
        for (int i = 0; i < entries; i++) {
            if (file.getInt(at) != ENTRY) {
                throw Workbook.unreadable();
            }
            int nameLength = Short.toUnsignedInt(file.getShort(at + 28));
            byte[] name = Arrays.copyOfRange(file.array(), at + 46, at + 46 + nameLength);
            byte[] content = content(at);
            if (left < 0) {
                return Optional.empty();
            }
            if (contents.put(new String(name, StandardCharsets.UTF_8), content) != null) {
                throw Workbook.unreadable();
            }
            at += 46
                    + nameLength
                    + Short.toUnsignedInt(file.getShort(at + 30))
                    + Short.toUnsignedInt(file.getShort(at + 32));
        }
        return Optional.of(contents);
    }

    private int end() throws UnreadableTable {
        int last = file.limit() - END_LENGTH;
        for (int at = last; at >= Math.max(0, last - LONGEST_REMARK); at--) {
            if (file.getInt(at) == END) {
                return at;
            }
        }
        throw Workbook.unreadable();
    }

    private byte[] content(int entry) throws UnreadableTable, DataFormatException {
        int method = Short.toUnsignedInt(file.getShort(entry + 10));
        int packed = file.getInt(entry + 20);
        int local = file.getInt(entry + 42);
        if (file.getInt(local) != LOCAL || packed < 0) {
            throw Workbook.unreadable();
        }
        int start = local
                + LOCAL_LENGTH
                + Short.toUnsignedInt(file.getShort(local + 26))
                + Short.toUnsignedInt(file.getShort(local + 28));
        if (start < 0 || packed > file.limit() - start || method != STORED && method != DEFLATED) {
            throw Workbook.unreadable();
        }
        byte[] content =
                method == STORED ? Arrays.copyOfRange(file.array(), start, start + packed) : inflate(start, packed);
        left -= content.length;
        return content;
    }

    /** Stops one byte past what is left, which is enough to know that it is too much. */
    private byte[] inflate(int start, int packed) throws DataFormatException, UnreadableTable {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(file.array(), start, packed);
            byte[] content = new byte[1_024];
            int length = 0;
            while (!inflater.finished() && length <= left) {
                if (length == content.length) {
                    content = Arrays.copyOf(content, Math.min(2 * length, left + 1));
                }
                int more = inflater.inflate(content, length, content.length - length);
                if (more == 0 && !inflater.finished()) {
                    throw Workbook.unreadable();
                }
                length += more;
            }
            return Arrays.copyOf(content, length);
        } finally {
            inflater.end();
        }
    }
}
