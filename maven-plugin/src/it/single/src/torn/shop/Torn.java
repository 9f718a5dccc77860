package shop;

public final class Torn {
    void torn( {
}
