package dev.yieldwise.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yieldwise.ContextManager;
import dev.yieldwise.Covers;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/cookbook/databases.md, on H2 in a file. */
class DatabasesTest {
    private static final int ROWS = 10_000;

    private final List<String> log = new ArrayList<>();

    @TempDir
    private Path folder;

    private String url;
    private Connection watching;

    @BeforeEach
    void fill() throws SQLException {
        url = "jdbc:h2:" + folder.resolve("people") + ";LAZY_QUERY_EXECUTION=1";
        watching = DriverManager.getConnection(url);
        try (Statement statement = watching.createStatement()) {
            statement.execute("CREATE TABLE person(id INT PRIMARY KEY, name VARCHAR(50), email VARCHAR(50))");
            statement.execute("CREATE TABLE customer(id INT PRIMARY KEY, name VARCHAR(50))");
            statement.execute("INSERT INTO person SELECT x, ' Person ' || x || ' ', CASE WHEN MOD(x, 100) = 0"
                    + " THEN NULL ELSE 'p' || x || '@example.org' END FROM SYSTEM_RANGE(1, " + ROWS + ")");
        }
    }

    @AfterEach
    void drop() throws SQLException {
        watching.close();
    }

    private int ask(String query) throws SQLException {
        try (Statement statement = watching.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getInt(1);
        }
    }

    private int connections() throws SQLException {
        return ask("SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS") - 1;
    }

    // #region leaky
    record Person(int id, String name, String email) {
        static Person at(ResultSet row) throws SQLException {
            return new Person(row.getInt("id"), row.getString("name"), row.getString("email"));
        }
    }

    /** As it is often written: what stands after the loop runs only if the loop comes to its end. */
    Generator<Person> leaky(Connection connection) {
        return Generator.of(out -> {
            Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery("SELECT * FROM person ORDER BY id");
            while (rows.next()) {
                out.yield(Person.at(rows));
            }
            connection.close();
        });
    }
    // #endregion

    @Test
    @Covers("SEED-060")
    void leaking() throws SQLException {
        // #region leak
        Connection connection = DriverManager.getConnection(url);
        try (Generator<Person> people = leaky(connection)) {
            assertThat(people.next().id()).isEqualTo(1);
        }
        assertThat(connections()).isEqualTo(1); // the generator is closed, its connection is not
        // #endregion
        assertThat(connection.isClosed()).isFalse();
        connection.close();
        assertThat(connections()).isZero();
    }

    // #region people
    Generator<Person> people() {
        return Generator.of(out -> {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT * FROM person ORDER BY id")) {
                while (rows.next()) {
                    out.yield(Person.at(rows));
                }
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-060")
    void streaming() throws SQLException {
        // #region streaming
        Generator<Person> people = people();
        assertThat(connections()).isZero(); // not even connected

        try (people) {
            assertThat(people.next()).isEqualTo(new Person(1, " Person 1 ", "p1@example.org"));
            assertThat(connections()).isEqualTo(1);
        }
        assertThat(connections()).isZero(); // closed early

        assertThat(people().count()).isEqualTo(10_000);
        assertThat(connections()).isZero(); // read to the end
        // #endregion
    }

    @Test
    @Covers("SEED-060")
    void failingQuery() throws SQLException {
        // #region no-table
        try (Statement statement = watching.createStatement()) {
            statement.execute("DROP TABLE person");
        }
        Generator<Person> people = people(); // no query has run yet
        assertThatThrownBy(people::next).isInstanceOf(GeneratorException.class).hasCauseInstanceOf(SQLException.class);
        assertThat(connections()).isZero();
        // #endregion
    }

    // #region load
    record Customer(int id, String name) {}

    static Generator<Customer> transform(Generator<Person> people) {
        return people.filter(person -> person.email() != null)
                .map(person -> new Customer(person.id(), person.name().strip()));
    }

    /** Writes each customer and passes it on, so that something can come after it. */
    static Generator<Customer> load(Generator<Customer> customers, Connection target) {
        return Generator.of(out -> {
            try (customers;
                    PreparedStatement insert = target.prepareStatement("INSERT INTO customer VALUES (?, ?)")) {
                for (Customer customer : customers) {
                    insert.setInt(1, customer.id());
                    insert.setString(2, customer.name());
                    insert.executeUpdate();
                    out.yield(customer);
                }
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-061")
    void lazily() throws SQLException {
        // #region etl
        try (Connection target = DriverManager.getConnection(url)) {
            Generator<Person> source = people().peek(person -> log.add("read " + person.id()));
            try (Generator<Customer> loaded = load(transform(source), target)) {
                assertThat(loaded.next()).isEqualTo(new Customer(1, "Person 1"));
                assertThat(ask("SELECT COUNT(*) FROM customer")).isEqualTo(1);
                assertThat(loaded.next().id()).isEqualTo(2);
                assertThat(ask("SELECT COUNT(*) FROM customer")).isEqualTo(2);
            }
            assertThat(log).containsExactly("read 1", "read 2"); // no row more
        }
        assertThat(connections()).isZero();
        // #endregion
    }

    // #region transaction
    static ContextManager<Connection> transaction(String url) {
        return ContextManager.of(out -> {
            try (Connection connection = DriverManager.getConnection(url)) {
                connection.setAutoCommit(false);
                try {
                    out.yield(connection);
                    connection.commit();
                } catch (Exception e) {
                    connection.rollback();
                    throw e;
                }
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-061")
    void allOrNothing() throws SQLException {
        // #region all-or-nothing
        assertThatThrownBy(() -> transaction(url)
                        .use(target -> load(transform(people()), target).forEach(customer -> {
                            if (customer.id() == 5_001) {
                                throw new IllegalStateException("the power is gone");
                            }
                        })))
                .hasMessage("the power is gone");
        assertThat(ask("SELECT COUNT(*) FROM customer")).isZero();

        transaction(url).use(target -> load(transform(people()), target).forEach(customer -> {}));
        assertThat(ask("SELECT COUNT(*) FROM customer")).isEqualTo(9_900);
        // #endregion
        assertThat(connections()).isZero();
    }
}
