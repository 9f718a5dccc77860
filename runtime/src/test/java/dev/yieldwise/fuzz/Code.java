package dev.yieldwise.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Java source as a tree of which statements can be taken out. */
sealed interface Code {
    /** What cannot be taken out, such as the header of a class. */
    record Fixed(String text) implements Code {}

    /** A statement. */
    record Line(String text) implements Code {}

    /** Texts with blocks between them: there is one text more than there are blocks. */
    record Nest(List<String> texts, List<Block> blocks) implements Code {
        static Nest of(String before, Block block, String after) {
            return new Nest(List.of(before, after), List.of(block));
        }

        static Nest of(String before, Block first, String between, Block second, String after) {
            return new Nest(List.of(before, between, after), List.of(first, second));
        }
    }

    /** A list of them. */
    record Block(List<Code> all) {
        String text(String indent) {
            StringBuilder text = new StringBuilder();
            all.forEach(code -> code.print(indent, text));
            return text.toString();
        }

        /** Tells of every block that is this one with one statement taken out, or replaced by a block of its own. */
        void simpler(Consumer<Block> found) {
            for (int i = 0; i < all.size(); i++) {
                Code code = all.get(i);
                int at = i;
                if (!(code instanceof Fixed)) {
                    found.accept(with(at, List.of()));
                }
                if (code instanceof Nest nest) {
                    nest.blocks().forEach(block -> found.accept(with(at, block.all())));
                    for (int b = 0; b < nest.blocks().size(); b++) {
                        int index = b;
                        nest.blocks().get(b).simpler(block -> {
                            List<Block> blocks = new ArrayList<>(nest.blocks());
                            blocks.set(index, block);
                            found.accept(with(at, List.of(new Nest(nest.texts(), blocks))));
                        });
                    }
                }
            }
        }

        private Block with(int at, List<Code> instead) {
            List<Code> others = new ArrayList<>(all);
            others.remove(at);
            others.addAll(at, instead);
            return new Block(others);
        }
    }

    private void print(String indent, StringBuilder text) {
        if (this instanceof Fixed fixed) {
            text.append(indent).append(fixed.text()).append('\n');
        } else if (this instanceof Line line) {
            text.append(indent).append(line.text()).append('\n');
        } else if (this instanceof Nest nest) {
            for (int i = 0; i < nest.texts().size(); i++) {
                text.append(indent).append(nest.texts().get(i)).append('\n');
                if (i < nest.blocks().size()) {
                    text.append(nest.blocks().get(i).text(indent + "    "));
                }
            }
        }
    }
}
