import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class Small {
    private final List<String> names = new ArrayList<>();

    long shout() {
        Stream<String> loud = names.stream().map(String::toUpperCase);
        long count = loud.count();
        for (String name : names) {
            System.out.println(name);
        }
        return count;
    }
}
