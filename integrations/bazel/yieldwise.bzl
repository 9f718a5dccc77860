"""Yieldwise as a test of Bazel: fails where the sources of a target have findings."""

load("@rules_java//java:defs.bzl", "java_test")

def yieldwise_test(name, srcs, fail_on = "warning", jar = "//tools/yieldwise", **kwargs):
    """Checks Java files.

    Args:
      name: of the test.
      srcs: the Java files, as labels of files.
      fail_on: mildest level that fails the test: error, warning or note.
      jar: a java_import of yieldwise.jar.
      **kwargs: whatever tests take, such as size or tags.
    """
    java_test(
        name = name,
        main_class = "dev.yieldwise.cli.Main",
        use_testrunner = False,
        runtime_deps = [jar],
        data = srcs,
        args = ["check", "--fail-on", fail_on, "--report", "concise", "--"] +
               ["$(rootpath %s)" % src for src in srcs],
        **kwargs
    )
