package mixed;

class Mixed {}
