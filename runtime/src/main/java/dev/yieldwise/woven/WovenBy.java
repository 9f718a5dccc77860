package dev.yieldwise.woven;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a class that the build has woven: it is made anew with its code, and nobody else's class is taken for one. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface WovenBy {
    /** The version of the library that it was woven for. */
    String value();
}
