/**
 * The first program: {@code mvn -q -Pquickstart}. {@code Characters} is the schema, {@code Questions} and {@code Writes}
 * are what an application would write; the rest loads the data and tells the story.
 */
@NullMarked
package io.dynamodel.examples.quickstart;

import org.jspecify.annotations.NullMarked;
