package dev.yieldwise.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Files of YAML as their services read them: YAML 1.2, in which {@code on} is a word. */
final class Yaml {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Yaml() {}

    /** A file of the checkout. */
    static JsonNode read(String file) {
        LoadSettings settings = LoadSettings.builder().setLabel(file).build();
        return MAPPER.valueToTree(new Load(settings).loadFromString(Repository.read(Repository.ROOT.resolve(file))));
    }

    /** What a schema of our test resources says against it. */
    static List<String> errors(JsonNode tree, String schemaName) {
        try (InputStream in = Yaml.class.getResourceAsStream("schema/" + schemaName + ".json")) {
            Validator validator = new ValidatorFactory()
                    .withJsonNodeFactory(new JacksonNode.Factory())
                    .createValidator();
            URI schema = validator.registerSchema(MAPPER.readTree(in));
            return validator.validate(schema, tree).getErrors().stream()
                    .map(error -> error.getInstanceLocation() + ": " + error.getError())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
