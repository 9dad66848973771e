package fr.balise.core.digest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON: maps, lists, strings, numbers, booleans and null. A record is an object with a member for each of its
 * components, in their order; an empty {@link Optional} is no member; a record of one string is that string. What is
 * written and what is digested are the same tree.
 */
public final class JsonTree {
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            for (RecordComponent component : components) {
                component.getAccessor().setAccessible(true);
            }
            return components;
        }
    };

    private JsonTree() {}

    /** The tree that stands for a value. */
    public static @Nullable Object of(@Nullable Object value) {
        if (value instanceof JsonForm form) {
            return of(form.json());
        } else if (value instanceof Optional<?> optional) {
            return optional.map(JsonTree::of).orElse(null);
        } else if (value instanceof Enum<?> constant) {
            return constant.name();
        } else if (value instanceof Temporal moment) {
            return moment.toString();
        } else if (value instanceof Map<?, ?> map) {
            return map(map);
        } else if (value instanceof Collection<?> items) {
            return items(items);
        } else if (value instanceof Record) {
            return object(value);
        }
        return value;
    }

    /** Where the order carries no meaning, members are sorted. */
    private static Map<String, @Nullable Object> map(Map<?, ?> map) {
        Map<String, @Nullable Object> members =
                map instanceof SortedMap || map instanceof LinkedHashMap ? new LinkedHashMap<>() : new TreeMap<>();
        map.forEach((name, value) -> members.put(String.valueOf(of(name)), of(value)));
        return members;
    }

    private static Object items(Collection<?> items) {
        if (items instanceof StoredList<?> stored) {
            return StoredList.each(stored, JsonTree::of);
        }
        Stream<?> trees = items.stream().map(JsonTree::of);
        return items instanceof Set && !(items instanceof SortedSet)
                ? trees.sorted().toList()
                : trees.toList();
    }

    private static Object object(Object aRecord) {
        RecordComponent[] components = COMPONENTS.get(aRecord.getClass());
        if (components.length == 1 && components[0].getType() == String.class) {
            return get(components[0], aRecord);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (RecordComponent component : components) {
            Object value = get(component, aRecord);
            if (!(value instanceof Optional<?> optional && optional.isEmpty())) {
                members.put(component.getName(), of(value));
            }
        }
        return members;
    }

    private static Object get(RecordComponent component, Object aRecord) {
        try {
            return component.getAccessor().invoke(aRecord);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record tells its own components: " + component, e);
        }
    }
}
