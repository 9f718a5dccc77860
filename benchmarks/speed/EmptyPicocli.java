import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A command that does nothing: what any picocli program has to pay before it begins. */
@Command(name = "empty", mixinStandardHelpOptions = true)
public final class EmptyPicocli implements Callable<Integer> {
    @Parameters
    private List<String> arguments = List.of();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new EmptyPicocli()).execute(arguments));
    }

    @Override
    public Integer call() {
        return arguments.size() > 9 ? 1 : 0;
    }
}
