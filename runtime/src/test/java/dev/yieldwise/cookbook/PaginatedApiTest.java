package dev.yieldwise.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.yieldwise.Covers;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorException;
import dev.yieldwise.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The code of docs/cookbook/paginated-api.md: a client and a server that talk over HTTP. */
class PaginatedApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Integer> fetched = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private URI api;
    private volatile int brokenPage;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/items", this::answer);
        server.start();
        api = URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + "/items");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** Three pages of two items, and then empty ones. */
    private void answer(HttpExchange exchange) throws IOException {
        int page = Integer.parseInt(exchange.getRequestURI().getQuery().replace("page=", ""));
        fetched.add(page);
        List<String> items = page > 3
                ? List.of()
                : IntStream.of(2 * page - 1, 2 * page)
                        .mapToObj(n -> "item " + n)
                        .toList();
        byte[] body = JSON.writeValueAsBytes(items);
        exchange.sendResponseHeaders(page == brokenPage ? 503 : 200, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    // #region items
    Generator<String> items(URI api) {
        return Generator.of(out -> {
            for (int page = 1; ; page++) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(api + "?page=" + page))
                        .build();
                HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (response.statusCode() != 200) {
                    throw new IOException("page " + page + ": status " + response.statusCode());
                }
                JsonNode items = JSON.readTree(response.body());
                if (items.isEmpty()) {
                    return;
                }
                for (JsonNode item : items) {
                    out.yield(item.asText());
                }
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-058")
    void pageByPage() {
        // #region next
        Generator<String> items = items(api);
        assertThat(fetched).isEmpty();

        assertThat(items.next()).isEqualTo("item 1");
        assertThat(items.next()).isEqualTo("item 2");
        assertThat(fetched).containsExactly(1); // the second page is not asked for before it is needed
        assertThat(items.next()).isEqualTo("item 3");
        assertThat(fetched).containsExactly(1, 2);

        assertThat(items.toList()).containsExactly("item 4", "item 5", "item 6");
        assertThat(fetched).containsExactly(1, 2, 3, 4); // the fourth was empty
        // #endregion
    }

    @Test
    @Covers("SEED-058")
    void noMoreThanNeeded() {
        // #region take
        List<String> three = items(api).take(3).toList();
        assertThat(three).containsExactly("item 1", "item 2", "item 3");
        assertThat(fetched).containsExactly(1, 2);
        // #endregion
    }

    @Test
    @Covers("SEED-058")
    void failure() {
        // #region failure
        brokenPage = 2;
        Generator<String> items = items(api);
        assertThat(items.next()).isEqualTo("item 1");
        assertThat(items.next()).isEqualTo("item 2");
        assertThatThrownBy(items::next)
                .isInstanceOf(GeneratorException.class)
                .hasCauseInstanceOf(IOException.class)
                .hasStackTraceContaining("page 2: status 503");
        assertThat(items.state()).isEqualTo(State.CLOSED);
        // #endregion
    }
}
