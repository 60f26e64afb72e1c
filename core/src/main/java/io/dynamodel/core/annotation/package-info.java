/** The few annotations that the public API carries for compilers and IDEs. */
package io.dynamodel.core.annotation;
