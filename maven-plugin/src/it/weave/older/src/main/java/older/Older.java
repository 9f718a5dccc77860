package older;

class Older {}
