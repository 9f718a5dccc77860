import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** Fills what a variant needs with what a site has. */
final class Binding {
    private Binding() {}

    static boolean fits(Variant variant, Site site) {
        if (variant.inLoop() != (site.loop() != null)) {
            return false;
        }
        return variant.needs().stream().allMatch(need -> fits(need, site));
    }

    private static boolean fits(String need, Site site) {
        if (need.equals("instance")) {
            return !site.inStatic();
        }
        if (need.equals("none")) {
            return true;
        }
        if (need.startsWith("loop:")) {
            return loops(need.split(":"), site.loop());
        }
        return !candidates(need, site).isEmpty();
    }

    private static boolean loops(String[] need, Site.Loop loop) {
        boolean kind = switch (need[1]) {
            case "coll" -> loop.view().isEmpty() && loop.source().arguments().size() == 1;
            case "list" -> loop.view().isEmpty() && loop.source().arguments().size() == 1 && loop.source().erasure().endsWith("List");
            case "grow" -> loop.view().isEmpty() && loop.source().arguments().size() == 1 && grows(loop.source());
            case "map" -> !loop.view().isEmpty() && loop.source().arguments().size() == 2;
            case "keys" -> loop.view().matches("keySet|entrySet") && loop.source().arguments().size() == 2;
            default -> throw new IllegalStateException("no loop " + need[1]);
        };
        return kind && (need.length < 3 || (need[2].equals("field") == loop.source().field()));
    }

    /** The holes, chosen at random where there is a choice. */
    static Map<String, String> holes(Variant variant, Site site, Random random) {
        Map<String, String> holes = new HashMap<>();
        holes.put("static", site.inStatic() ? "static " : "");
        holes.put("this", site.inStatic() ? site.owner() : "this");
        holes.put("final", site.unit().finals() ? "final " : "");
        holes.put("Owner", site.owner());
        for (String need : variant.needs()) {
            if (need.startsWith("loop:")) {
                loop(holes, site);
            } else if (!need.equals("instance") && !need.equals("none")) {
                List<Site.Variable> candidates = candidates(need, site);
                bind(holes, need.split(":")[0], candidates.get(random.nextInt(candidates.size())), site, random);
            }
        }
        holes.put("cond", condition(site, holes, random));
        return holes;
    }

    private static void loop(Map<String, String> holes, Site site) {
        Site.Loop loop = site.loop();
        List<String> arguments = loop.source().arguments();
        holes.put("each", loop.each());
        if (loop.view().isEmpty()) {
            holes.put("c", loop.over());
            holes.put("oc", otherwise(loop.source(), loop.over(), site));
            holes.put("E", arguments.get(0));
            return;
        }
        holes.put("m", loop.over());
        holes.put("om", otherwise(loop.source(), loop.over(), site));
        holes.put("K", arguments.get(0));
        holes.put("V", arguments.get(1));
        holes.put("view", loop.view());
        holes.put("key", loop.view().equals("entrySet") ? loop.each() + ".getKey()" : loop.each());
    }

    private static void bind(Map<String, String> holes, String need, Site.Variable variable, Site site, Random random) {
        String name = variable.name();
        boolean qualify = variable.field() && !variable.isStatic() && random.nextInt(3) == 0;
        String spelled = qualify ? "this." + name : name;
        switch (need) {
            case "coll", "list", "grow" -> {
                holes.put("c", spelled);
                holes.put("oc", otherwise(variable, spelled, site));
                holes.put("E", variable.arguments().get(0));
            }
            case "map" -> {
                holes.put("m", spelled);
                holes.put("om", otherwise(variable, spelled, site));
                holes.put("K", variable.arguments().get(0));
                holes.put("V", variable.arguments().get(1));
            }
            case "elems" -> elements(holes, variable, spelled);
            case "string" -> holes.put("s", spelled);
            case "int" -> holes.put("n", spelled);
            case "any" -> {
                holes.put("x", spelled);
                holes.put("X", variable.type());
            }
            case "big", "sized" -> {
                holes.put("big", spelled);
                holes.put("Big", variable.type());
                boolean array = variable.kind().equals("array") || variable.kind().equals("primitives");
                holes.put("size", array ? "length" : "size()");
            }
            default -> throw new IllegalStateException("no need " + need);
        }
    }

    private static void elements(Map<String, String> holes, Site.Variable variable, String spelled) {
        String collection = switch (variable.kind()) {
            case "coll" -> spelled;
            case "array" -> "Arrays.asList(" + spelled + ")";
            default -> "Arrays.asList(" + spelled + ".split(\",\"))";
        };
        String array = collection.startsWith("Arrays.asList(") ? collection.substring(14, collection.length() - 1) : null;
        holes.put("coll", collection);
        holes.put("stream", array == null ? collection + ".stream()" : "Arrays.stream(" + array + ")");
        holes.put("E", variable.arguments().get(0));
    }

    private static List<Site.Variable> candidates(String need, Site site) {
        String[] parts = need.split(":");
        Predicate<Site.Variable> fits = switch (parts[0]) {
            case "coll" -> v -> changeable(v, site) && v.kind().equals("coll") && v.arguments().size() == 1;
            case "list" -> v -> changeable(v, site) && v.erasure().endsWith("List") && v.arguments().size() == 1;
            case "grow" -> v -> changeable(v, site) && v.kind().equals("coll") && v.arguments().size() == 1 && grows(v);
            case "map" -> v -> changeable(v, site) && v.kind().equals("map") && v.arguments().size() == 2;
            case "elems" -> v -> v.kind().matches("coll|array|string") && v.arguments().size() == 1;
            case "string" -> v -> v.kind().equals("string");
            case "int" -> v -> v.kind().equals("int");
            case "any" -> v -> !v.type().equals("Object") && !v.type().contains("?");
            case "big" -> v -> v.kind().matches("coll|map|array|primitives");
            case "sized" -> v -> v.kind().matches("coll|map");
            default -> throw new IllegalStateException("no need " + parts[0]);
        };
        List<Site.Variable> candidates = new ArrayList<>();
        for (Site.Variable variable : site.variables()) {
            List<String> wishes = List.of(parts).subList(1, parts.length);
            boolean where = (!wishes.contains("field") || variable.field()) && (!wishes.contains("own") || !variable.isStatic());
            if (variable.steady() && where && fits.test(variable)) {
                candidates.add(variable);
            }
        }
        return candidates;
    }

    /** Whether adding what is in it already changes it. */
    private static boolean grows(Site.Variable variable) {
        return !variable.erasure().endsWith("Set");
    }

    /** Whether it can be changed here without being a defect already: no loop around iterates it. */
    private static boolean changeable(Site.Variable variable, Site site) {
        return variable.mutable() && !site.inLoop();
    }

    /** The other way to spell the same variable. */
    private static String otherwise(Site.Variable variable, String spelled, Site site) {
        String name = variable.name();
        if (!variable.field()) {
            return name;
        }
        return !spelled.equals(name) ? name : variable.isStatic() ? site.owner() + "." + name : "this." + name;
    }

    /** A condition that may hold or not: of a variable that no condition before has asked about. */
    private static String condition(Site site, Map<String, String> holes, Random random) {
        String head = site.head();
        List<String> conditions = new ArrayList<>();
        for (Site.Variable variable : site.variables()) {
            String name = variable.name();
            boolean used = holes.containsValue(name) || holes.containsValue("this." + name);
            if (!used && variable.steady() && !head.matches("(?s).*(\\b" + name + "\\b\\s*[!=]=|[!(] *" + name + "\\s*[)&|.]).*")) {
                switch (variable.kind()) {
                    case "int" -> conditions.add(name + " > " + (1 + random.nextInt(9)));
                    case "boolean" -> conditions.add((random.nextBoolean() ? "!" : "") + name);
                    case "string" -> conditions.add(name + ".length() > " + random.nextInt(9));
                    case "array", "primitives" -> conditions.add(name + ".length > " + random.nextInt(4));
                    case "coll", "map" -> conditions.add("!" + name + ".isEmpty()");
                    case "any" -> conditions.add(name + " != null");
                    default -> {}
                }
            }
        }
        if (holes.containsKey("each")) {
            conditions.add(holes.get("each") + ".hashCode() % 3 == 0");
            conditions.add("String.valueOf(" + holes.get("each") + ").length() > 4");
        }
        if (conditions.isEmpty()) {
            return "System.currentTimeMillis() % 2 == 0";
        }
        return conditions.get(random.nextInt(conditions.size()));
    }
}
