package dev.yieldwise.woven;

/** A body that was woven when it was built: of it nothing has to be found out, and no class is made when it is used. */
public interface WovenBody {
    /**
     * A new frame of its code, at its beginning.
     *
     * @param handleType the internal name of the handle that it is to be given
     * @return null if that was not woven: it is not known of subclasses what they run
     */
    Frame wovenFrame(String handleType);

    /** Why a consumer of the whole sequence may not call it; empty if it may, null if that was not found out. */
    String whyNotCalled();
}
