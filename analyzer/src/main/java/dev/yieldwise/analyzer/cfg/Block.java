package dev.yieldwise.analyzer.cfg;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A stretch of elements that run one after the other. Made by {@link CfgBuilder}, then never changed. */
public final class Block {
    // Most blocks hold one call and two edges; the default capacity of ten would be most of a graph's memory.
    private final List<Element> elements = new ArrayList<>(2);
    private final List<Edge> successors = new ArrayList<>(2);
    private final List<Edge> predecessors = new ArrayList<>(2);
    private int id = -1;

    Block() {}

    /** The block's place in {@link Cfg#blocks()}, a reverse postorder. */
    public int id() {
        return id;
    }

    public List<Element> elements() {
        return Collections.unmodifiableList(elements);
    }

    /** In a stable order: the ways of normal control first, in source order, then the handlers from the inside out. */
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

    /** Takes over what the only block after this one does. */
    void absorb(Block next) {
        elements.addAll(next.elements);
        successors.clear();
        for (Edge edge : next.successors) {
            successors.add(new Edge(this, edge.to(), edge.kind(), edge.condition()));
        }
    }

    void replaceSuccessors(List<Edge> edges) {
        successors.clear();
        successors.addAll(edges);
    }

    void forgetPredecessors() {
        predecessors.clear();
    }

    void addPredecessor(Edge edge) {
        predecessors.add(edge);
    }

    void number(int place) {
        id = place;
    }

    @Override
    public String toString() {
        return "B" + id;
    }
}
