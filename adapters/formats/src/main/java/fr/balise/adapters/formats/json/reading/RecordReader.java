package fr.balise.adapters.formats.json.reading;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.ChangeId;
import fr.balise.core.identity.Digest;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.InvalidIdentifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.RuleId;
import fr.balise.core.identity.SituationId;
import fr.balise.core.planning.ProofStatus;
import fr.balise.core.planning.change.AttributeEdits;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads records from JSON to the letter: each component that is not optional must be there, no other member may be, no
 * value is null or turned into another type.
 */
public final class RecordReader {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
            .withConfigOverride(
                    Optional.class, absent -> absent.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SET)))
            .annotationIntrospector(
                    AnnotationIntrospector.pair(new RequiredComponents(), new JacksonAnnotationIntrospector()))
            .addModule(types())
            .addMixIn(ProofStatus.class, Proof.class)
            .build();

    private static final ObjectReader ONE_OF_MANY =
            MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private RecordReader() {}

    /** Told apart by the member that says whether it was proved. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "proved")
    private interface Proof {}

    private static final class RequiredComponents extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
            return member instanceof AnnotatedParameter && member.getRawType() != Optional.class ? true : null;
        }
    }

    private static SimpleModule types() {
        SimpleModule types = new SimpleModule();
        text(types, String.class, text -> text);
        text(types, MailboxAddress.class, MailboxAddress::new);
        text(types, RuleId.class, RuleId::new);
        text(types, ChangeId.class, ChangeId::new);
        text(types, Digest.class, Digest::new);
        text(types, IdNatPs.class, IdNatPs::new);
        text(types, SituationId.class, SituationId::new);
        text(types, LocalDate.class, LocalDate::parse);
        text(types, Instant.class, Instant::parse);
        text(types, CarrierKind.class, RecordReader::carrierKind);
        types.addKeyDeserializer(RuleId.class, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return new RuleId(key);
            }
        });
        types.addDeserializer(Optional.class, new OptionalDeserializer(null));
        types.addDeserializer(AttributeEdits.class, new EditsDeserializer());
        types.registerSubtypes(
                new NamedType(ProofStatus.Proved.class, "true"), new NamedType(ProofStatus.NotProved.class, "false"));
        return types;
    }

    private static CarrierKind carrierKind(String resourceType) {
        return Stream.of(CarrierKind.values())
                .filter(kind -> kind.resourceType().equals(resourceType))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(resourceType));
    }

    private static <T> void text(SimpleModule types, Class<T> type, Function<String, T> made) {
        types.addDeserializer(type, new StdDeserializer<>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                    return context.reportInputMismatch(String.class, "a text is expected");
                }
                String text = parser.getText();
                try {
                    return made.apply(text);
                } catch (DateTimeException | IllegalArgumentException e) {
                    throw context.weirdStringException(text, type, "another form is expected");
                }
            }
        });
    }

    /** What can be read token by token. */
    public static JsonParser parser(InputStream json) throws IOException {
        return MAPPER.createParser(json);
    }

    /**
     * Reads.
     *
     * @throws Misread where and why it is not what it should be
     */
    public static <T> T read(byte[] json, Class<T> type) throws Misread {
        return told(() -> MAPPER.readValue(json, type));
    }

    /**
     * Reads what begins at the parser's token, and leaves what follows.
     *
     * @throws Misread where and why it is not what it should be
     */
    public static <T> T read(JsonParser parser, Class<T> type) throws Misread {
        return told(() -> ONE_OF_MANY.forType(type).readValue(parser));
    }

    /** Something that reads JSON. */
    @FunctionalInterface
    public interface Step<T> {
        /** Reads it. */
        T read() throws IOException, Misread;
    }

    /**
     * What a step reads.
     *
     * @throws Misread why it cannot be read, in words
     */
    public static <T> T told(Step<T> step) throws Misread {
        try {
            return step.read();
        } catch (JsonMappingException e) {
            throw MisreadRecords.said(e);
        } catch (JsonProcessingException e) {
            throw MisreadRecords.truncated(e);
        } catch (InvalidIdentifier e) {
            throw new Misread("", new Text(String.valueOf(e.getMessage()), String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw MisreadRecords.noUtf8();
        }
    }

    /**
     * The {@code schema} member of a JSON object, empty when it has none or is no object.
     *
     * @throws Misread when it is cut before
     */
    public static String schema(byte[] json) throws Misread {
        try (JsonParser parser = MAPPER.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                if (name.equals("schema")) {
                    return String.valueOf(parser.getText());
                }
                parser.skipChildren();
            }
            return "";
        } catch (JsonProcessingException e) {
            throw MisreadRecords.truncated(e);
        } catch (IOException e) {
            throw MisreadRecords.noUtf8();
        }
    }
}
