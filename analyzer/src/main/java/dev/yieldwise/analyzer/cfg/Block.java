package dev.yieldwise.analyzer.cfg;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A stretch of elements that run one after the other. Made by {@link CfgBuilder}, then never changed. */
public final class Block {
    private final List<Element> elements = new ArrayList<>();
    private final List<Edge> successors = new ArrayList<>();
    private final List<Edge> predecessors = new ArrayList<>();
    private int id = -1;

    Block() {}

    /** The block's place in {@link Cfg#blocks()}, a reverse postorder. */
    public int id() {
        return id;
    }

    public List<Element> elements() {
        return Collections.unmodifiableList(elements);
    }

    public List<Edge> successors() {
        return Collections.unmodifiableList(successors);
    }

    public List<Edge> predecessors() {
        return Collections.unmodifiableList(predecessors);
    }

    void add(Element element) {
        elements.add(element);
    }

    void connect(Edge edge) {
        successors.add(edge);
        edge.to().predecessors.add(edge);
    }

    void number(int place) {
        id = place;
    }

    void forgetPredecessor(Edge edge) {
        predecessors.remove(edge);
    }

    @Override
    public String toString() {
        return "B" + id;
    }
}
