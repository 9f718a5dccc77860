package dev.yieldwise.checks;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The main classes of all modules, as the class path of this module has them. */
final class OurClasses {
    private OurClasses() {}

    static JavaClasses all() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(place -> !place.contains("/dev/yieldwise/internal/asm/")) // a copy has others' habits
                .importPackages("dev.yieldwise");
        for (String aClass : new String[] {
            "dev.yieldwise.Generator",
            "dev.yieldwise.fixtures.want.Fixtures",
            "dev.yieldwise.analyzer.engine.Session",
            "dev.yieldwise.rules.GeneratorRules",
            "dev.yieldwise.cli.Main",
            "dev.yieldwise.maven.CheckMojo"
        }) {
            // a module that is not seen would pass every test
            classes.get(aClass);
        }
        return classes;
    }
}
