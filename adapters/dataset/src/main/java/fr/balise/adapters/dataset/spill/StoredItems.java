package fr.balise.adapters.dataset.spill;

import fr.balise.core.digest.StoredList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Items in a file, written one after the other, then read as often as need be. */
public final class StoredItems<T> extends StoredList<T> {
    private final FileChannel file;
    private final Codec codec;
    private final Bytes out;
    private int size;

    StoredItems(FileChannel file, Codec codec) {
        this.file = file;
        this.codec = codec;
        this.out = new Bytes(file);
    }

    /** Writes one more, behind the others. */
    @Override
    public boolean add(T item) {
        try {
            codec.write(item, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        size++;
        return true;
    }

    @Override
    public int size() {
        return size;
    }

    FileChannel file() {
        return file;
    }

    /** Takes no memory until more comes, and tells where that will stand. */
    public long rest() {
        try {
            return out.rest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Iterator<T> iterator() {
        rest();
        return iterator(0, size, new Bytes.Texts());
    }

    /** Some items, from a place on; iterators that share texts share the memory for them. */
    Iterator<T> iterator(long from, int items, Bytes.Texts texts) {
        return new Iterator<>() {
            private final Bytes.Source in = new Bytes.Source(file, from, texts);
            private int left = items;

            @Override
            public boolean hasNext() {
                return left > 0;
            }

            @Override
            @SuppressWarnings("unchecked")
            public T next() {
                if (left-- <= 0) {
                    throw new NoSuchElementException();
                }
                try {
                    return (T) codec.read(in);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
