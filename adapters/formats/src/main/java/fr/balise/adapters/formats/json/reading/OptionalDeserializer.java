package fr.balise.adapters.formats.json.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may be absent. Jackson's own module takes null for absent. */
final class OptionalDeserializer extends StdDeserializer<Optional<?>> implements ContextualDeserializer {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable JsonDeserializer<?> value;

    OptionalDeserializer(@Nullable JsonDeserializer<?> value) {
        super(Optional.class);
        this.value = value;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
            throws JsonMappingException {
        JavaType type = property.getType().containedTypeOrUnknown(0);
        return new OptionalDeserializer(context.findContextualValueDeserializer(type, property));
    }

    @Override
    public Optional<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return value == null ? Optional.empty() : Optional.of(value.deserialize(parser, context));
    }

    @Override
    public Optional<?> getAbsentValue(DeserializationContext context) {
        return Optional.empty();
    }

    @Override
    public Optional<?> getNullValue(DeserializationContext context) throws JsonMappingException {
        throw InvalidNullException.from(context, null, context.constructType(Optional.class));
    }
}
