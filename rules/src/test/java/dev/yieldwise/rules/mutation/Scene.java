package dev.yieldwise.rules.mutation;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a mutation happens.
 *
 * @param elements all, those present in the order of the iteration
 * @param position the index of the element that is being visited; -1 if what is current is not present, as a key that is
 *     being computed
 */
record Scene(Elements elements, int position) {

    int size() {
        return elements.present().size();
    }

    Object current() {
        return position < 0 ? elements.computed() : elements.present().get(position);
    }

    List<Object> others() {
        List<Object> others = new ArrayList<>(elements.present());
        others.remove(current());
        return others;
    }

    List<Object> added() {
        return List.of(elements.low(), elements.high());
    }
}
