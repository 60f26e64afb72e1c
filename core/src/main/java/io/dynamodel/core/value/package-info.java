/**
 * Values as DynamoDB types them: the ten types, the sinks and sources that codecs write to and read from, and what the
 * service asks of text, numbers and sizes. What an attribute means belongs to {@code schema}.
 */
package io.dynamodel.core.value;
