/**
 * Short programs, one question each. Every class runs: {@code mvn -q -Pquickstart
 * -Dexec.mainClass=io.dynamodel.examples.recipes.ConditionalWrites}.
 */
@NullMarked
package io.dynamodel.examples.recipes;

import org.jspecify.annotations.NullMarked;
