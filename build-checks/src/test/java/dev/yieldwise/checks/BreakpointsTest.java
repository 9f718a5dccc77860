package dev.yieldwise.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.LocalVariable;
import com.sun.jdi.Location;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMDeathEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import dev.yieldwise.checks.Shop.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A debugger, as it sees bodies that were woven when they were built. */
final class BreakpointsTest {
    private static final String SOURCE = "src/test/resources/modules/shop/App.java";
    private static final String STATEMENT = "own.yield(before + price);";
    private static final long PATIENCE = 60_000;

    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void itStopsInABodyAndShowsItsVariables() throws Exception {
        Shop shop = Shop.of(Kind.PLAIN, folder).woven();
        int line = lineOf(STATEMENT);
        VirtualMachine machine = launched(shop);
        try {
            assertThat(stops(machine, line))
                    .as("at the yield, and where the body goes on from there")
                    .hasSize(2)
                    .allMatch(stop -> stop.matches("shop\\.App\\$\\$Woven\\d+\\$Frame\\.lambda.*"))
                    .first(STRING)
                    .endsWith(" with before = 3");
        } finally {
            machine.process().destroy();
        }
    }

    private static int lineOf(String statement) {
        List<String> lines = Repository.read(Path.of(SOURCE)).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(statement)) {
                return i + 1;
            }
        }
        throw new AssertionError("no line with " + statement);
    }

    private static VirtualMachine launched(Shop shop) throws Exception {
        LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("home").setValue(System.getProperty("java.home"));
        arguments.get("options").setValue(String.join(" ", shop.onTheClassPath()));
        arguments.get("main").setValue("shop.App");
        return connector.launch(arguments);
    }

    /** Sets a breakpoint as debuggers do, in all classes of the file; tells where it stops, and what it sees there. */
    private static List<String> stops(VirtualMachine machine, int line) throws Exception {
        ClassPrepareRequest loaded = machine.eventRequestManager().createClassPrepareRequest();
        loaded.addClassFilter("shop.App*");
        loaded.enable();
        List<String> stops = new ArrayList<>();
        while (true) {
            EventSet events = machine.eventQueue().remove(PATIENCE);
            assertThat(events).as("something happens").isNotNull();
            for (Event event : events) {
                if (event instanceof ClassPrepareEvent prepared) {
                    for (Location place : places(prepared.referenceType(), line)) {
                        machine.eventRequestManager()
                                .createBreakpointRequest(place)
                                .enable();
                    }
                } else if (event instanceof BreakpointEvent stop) {
                    stops.add(told(stop.thread().frame(0)));
                } else if (event instanceof VMDeathEvent) {
                    return stops;
                }
            }
            events.resume();
        }
    }

    private static List<Location> places(ReferenceType type, int line) {
        try {
            return type.locationsOfLine(line);
        } catch (AbsentInformationException noCodeOfTheSource) {
            return List.of();
        }
    }

    private static String told(StackFrame frame) throws Exception {
        Location place = frame.location();
        LocalVariable variable = frame.visibleVariableByName("before");
        return place.declaringType().name() + "." + place.method().name()
                + (variable == null ? "" : " with before = " + frame.getValue(variable));
    }
}
