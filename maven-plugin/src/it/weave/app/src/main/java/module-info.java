module shop {
    requires dev.yieldwise;
}
