package dev.yieldwise.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yieldwise.Covers;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The code of docs/cookbook/sensors.md. */
class SensorsTest {
    private final List<String> log = new ArrayList<>();

    // #region sensor
    /** Measures again and again, with a pause in between. */
    Generator<Integer> sensor() {
        return Generator.of(out -> {
            for (int reading = 1; ; reading++) {
                out.yield(reading);
                log.add("pause");
                TimeUnit.MILLISECONDS.sleep(1);
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-059")
    void detector() {
        // #region detector
        try (Generator<Integer> alarms = sensor().filter(reading -> reading > 4)) {
            assertThat(alarms.next()).isEqualTo(5);
            assertThat(log).containsExactly("pause", "pause", "pause", "pause"); // all inside this next()
            assertThat(alarms.next()).isEqualTo(6);
            assertThat(log).hasSize(5);
        }
        // #endregion
    }

    // #region anomalies
    record Anomaly(double value, double average) {}

    /** Readings that are far from the average of those before. */
    static Generator<Anomaly> anomalies(Generator<Double> readings, int window, double tolerance) {
        return Generator.of(out -> {
            try (readings) {
                Deque<Double> latest = new ArrayDeque<>();
                for (double reading : readings) {
                    if (latest.size() == window) {
                        double average = latest.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElseThrow();
                        if (Math.abs(reading - average) > tolerance) {
                            out.yield(new Anomaly(reading, average));
                        }
                        latest.remove();
                    }
                    latest.add(reading);
                }
            }
        });
    }
    // #endregion

    // #region datagrams
    /** Readings that arrive as datagrams. The socket is closed with the generator. */
    static Generator<Double> datagrams(DatagramSocket socket) {
        return Generator.of(out -> {
            try (socket) {
                DatagramPacket packet = new DatagramPacket(new byte[Double.BYTES], Double.BYTES);
                while (true) {
                    socket.receive(packet);
                    out.yield(ByteBuffer.wrap(packet.getData()).getDouble());
                }
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-059")
    void overTheNetwork() throws Exception {
        // #region network
        DatagramSocket here = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        here.setSoTimeout(60_000); // silence for a minute is a failure
        try (DatagramSocket sensor = new DatagramSocket();
                Generator<Anomaly> anomalies = anomalies(datagrams(here), 3, 5.0)) {
            for (double reading : new double[] {20, 21, 22, 40, 21, 22}) {
                byte[] bytes =
                        ByteBuffer.allocate(Double.BYTES).putDouble(reading).array();
                sensor.send(new DatagramPacket(bytes, bytes.length, here.getLocalSocketAddress()));
            }
            assertThat(anomalies.next()).isEqualTo(new Anomaly(40, 21));
        }
        assertThat(here.isClosed()).isTrue();
        // #endregion
    }

    @Test
    @Covers("SEED-059")
    void interrupted() {
        // #region interrupt
        Generator<Integer> hourly = Generator.of(out -> {
            try {
                TimeUnit.HOURS.sleep(1);
                out.yield(1);
            } finally {
                log.add("sensor released");
            }
        });
        Thread.currentThread().interrupt(); // as another thread would do
        assertThatThrownBy(hourly::next)
                .isInstanceOf(GeneratorException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(log).containsExactly("sensor released");
        // #endregion
    }
}
