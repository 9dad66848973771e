package fr.balise.adapters.dataset.spill;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Records as bytes, for one run of one version: values in the order of their components, without names. Not for files that
 * outlive the run.
 */
abstract class Codec {
    private static final ClassValue<Codec> OF_CLASS = new ClassValue<>() {
        @Override
        protected Codec computeValue(Class<?> type) {
            return ofClass(type);
        }
    };

    abstract void write(Object value, Bytes out) throws IOException;

    abstract Object read(Bytes.Source in) throws IOException;

    /** What writes and reads values of a record or a sealed interface. */
    static Codec of(Class<?> type) {
        return OF_CLASS.get(type);
    }

    private static Codec ofType(Type type) {
        if (type instanceof TypeVariable<?>) {
            return OfScalar.ANY;
        }
        if (type instanceof ParameterizedType generic) {
            Codec[] parts = Stream.of(generic.getActualTypeArguments())
                    .map(Codec::ofType)
                    .toArray(Codec[]::new);
            Class<?> raw = (Class<?>) generic.getRawType();
            if (raw == Optional.class) {
                return new OfOptional(parts[0]);
            } else if (raw == Map.class || raw == SortedMap.class) {
                return new OfMap(parts[0], parts[1], raw == SortedMap.class);
            } else if (Collection.class.isAssignableFrom(raw)) {
                return new OfCollection(parts[0], raw == Set.class);
            }
            return new Late(raw);
        }
        return type instanceof Class<?> plain && (plain.isRecord() || plain.isSealed())
                ? new Late(plain)
                : of((Class<?>) type);
    }

    private static Codec ofClass(Class<?> type) {
        if (type == String.class) {
            return OfScalar.STRING;
        } else if (type == int.class || type == Integer.class) {
            return OfScalar.INT;
        } else if (type == long.class || type == Long.class) {
            return OfScalar.LONG;
        } else if (type == boolean.class || type == Boolean.class) {
            return OfScalar.BOOLEAN;
        } else if (type == LocalDate.class) {
            return OfScalar.DATE;
        } else if (type == Instant.class) {
            return OfScalar.INSTANT;
        } else if (type.isEnum()) {
            return new OfEnum(type.getEnumConstants());
        } else if (type.isRecord()) {
            return new OfRecord(type);
        } else if (type.isSealed()) {
            return new OfSealed(type.getPermittedSubclasses());
        }
        throw new IllegalArgumentException("no bytes are known for " + type);
    }

    /** A type that may hold itself. */
    private static final class Late extends Codec {
        private final Class<?> type;

        Late(Class<?> type) {
            this.type = type;
        }

        @Override
        void write(Object value, Bytes out) throws IOException {
            of(type).write(value, out);
        }

        @Override
        Object read(Bytes.Source in) throws IOException {
            return of(type).read(in);
        }
    }

    private static final class OfRecord extends Codec {
        private final Method[] accessors;
        private final Codec[] codecs;
        private final Constructor<?> constructor;

        OfRecord(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            accessors = Stream.of(components).map(RecordComponent::getAccessor).toArray(Method[]::new);
            codecs = Stream.of(components)
                    .map(each -> ofType(each.getGenericType()))
                    .toArray(Codec[]::new);
            try {
                constructor = type.getDeclaredConstructor(
                        Stream.of(components).map(RecordComponent::getType).toArray(Class[]::new));
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("every record has its own constructor", e);
            }
            constructor.setAccessible(true);
            Stream.of(accessors).forEach(accessor -> accessor.setAccessible(true));
        }

        @Override
        void write(Object value, Bytes out) throws IOException {
            try {
                for (int i = 0; i < codecs.length; i++) {
                    codecs[i].write(accessors[i].invoke(value), out);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        Object read(Bytes.Source in) throws IOException {
            Object[] values = new Object[codecs.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = codecs[i].read(in);
            }
            try {
                return constructor.newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class OfSealed extends Codec {
        private final Class<?>[] kinds;

        OfSealed(Class<?>[] kinds) {
            this.kinds = kinds;
        }

        @Override
        void write(Object value, Bytes out) throws IOException {
            for (int kind = 0; kind < kinds.length; kind++) {
                if (kinds[kind].isInstance(value)) {
                    out.number(kind);
                    of(kinds[kind]).write(value, out);
                    return;
                }
            }
            throw new IllegalArgumentException("none of its kinds: " + value.getClass());
        }

        @Override
        Object read(Bytes.Source in) throws IOException {
            return of(kinds[(int) in.number()]).read(in);
        }
    }

    private static final class OfEnum extends Codec {
        private final Object[] constants;

        OfEnum(Object[] constants) {
            this.constants = constants;
        }

        @Override
        void write(Object value, Bytes out) throws IOException {
            out.number(((Enum<?>) value).ordinal());
        }

        @Override
        Object read(Bytes.Source in) throws IOException {
            return constants[(int) in.number()];
        }
    }

    private static final class OfOptional extends Codec {
        private final Codec value;

        OfOptional(Codec value) {
            this.value = value;
        }

        @Override
        void write(Object optional, Bytes out) throws IOException {
            Optional<?> given = (Optional<?>) optional;
            out.number(given.isPresent() ? 1 : 0);
            if (given.isPresent()) {
                value.write(given.get(), out);
            }
        }

        @Override
        Object read(Bytes.Source in) throws IOException {
            return in.number() == 0 ? Optional.empty() : Optional.of(value.read(in));
        }
    }

    private static final class OfCollection extends Codec {
        private final Codec item;
        private final boolean set;

        OfCollection(Codec item, boolean set) {
            this.item = item;
            this.set = set;
        }

        @Override
        void write(Object collection, Bytes out) throws IOException {
            Collection<?> items = (Collection<?>) collection;
            out.number(items.size());
            for (Object each : items) {
                item.write(each, out);
            }
        }

        @Override
        Object read(Bytes.Source in) throws IOException {
            int size = (int) in.number();
            Collection<Object> items = set ? new HashSet<>() : new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                items.add(item.read(in));
            }
            return set ? Set.copyOf(items) : List.copyOf(items);
        }
    }

    private static final class OfMap extends Codec {
        private final Codec key;
        private final Codec value;
        private final boolean sorted;

        OfMap(Codec key, Codec value, boolean sorted) {
            this.key = key;
            this.value = value;
            this.sorted = sorted;
        }

        @Override
        void write(Object map, Bytes out) throws IOException {
            Map<?, ?> members = (Map<?, ?>) map;
            out.number(members.size());
            for (Map.Entry<?, ?> member : members.entrySet()) {
                key.write(member.getKey(), out);
                value.write(member.getValue(), out);
            }
        }

        @Override
        Object read(Bytes.Source in) throws IOException {
            Map<Object, Object> members = sorted ? new TreeMap<>() : new HashMap<>();
            for (long left = in.number(); left > 0; left--) {
                members.put(key.read(in), value.read(in));
            }
            return sorted ? members : Map.copyOf(members);
        }
    }

    /** Values without parts. */
    private static final class OfScalar extends Codec {
        private static final List<Class<?>> KINDS = List.of(String.class, Integer.class, Boolean.class);

        /** A value of a generic record. */
        static final Codec ANY = new OfScalar(
                (value, out) -> {
                    out.number(KINDS.indexOf(value.getClass()));
                    Codec.of(value.getClass()).write(value, out);
                },
                in -> Codec.of(KINDS.get((int) in.number())).read(in));

        static final Codec STRING = new OfScalar((value, out) -> out.text((String) value), Bytes.Source::text);
        static final Codec LONG = new OfScalar((value, out) -> out.number((Long) value), Bytes.Source::number);
        static final Codec INT = new OfScalar((value, out) -> out.number((Integer) value), in -> (int) in.number());
        static final Codec BOOLEAN =
                new OfScalar((value, out) -> out.number((Boolean) value ? 1 : 0), in -> in.number() == 1);
        static final Codec DATE = new OfScalar(
                (value, out) -> out.number(((LocalDate) value).toEpochDay()), in -> LocalDate.ofEpochDay(in.number()));
        static final Codec INSTANT = new OfScalar(
                (value, out) -> {
                    out.number(((Instant) value).getEpochSecond());
                    out.number(((Instant) value).getNano());
                },
                in -> Instant.ofEpochSecond(in.number(), in.number()));

        /** Puts a value down. */
        @FunctionalInterface
        private interface Putting {
            void put(Object value, Bytes out) throws IOException;
        }

        /** Takes a value up again. */
        @FunctionalInterface
        private interface Taking {
            Object take(Bytes.Source in) throws IOException;
        }

        private final Putting putting;
        private final Taking taking;

        private OfScalar(Putting putting, Taking taking) {
            this.putting = putting;
            this.taking = taking;
        }

        @Override
        void write(Object value, Bytes out) throws IOException {
            putting.put(value, out);
        }

        @Override
        Object read(Bytes.Source in) throws IOException {
            return taking.take(in);
        }
    }
}
