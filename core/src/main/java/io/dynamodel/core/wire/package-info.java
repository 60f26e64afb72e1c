/**
 * DynamoDB's wire JSON, read and written as bytes: the counterpart of the {@code AttributeValue} sinks and sources of
 * {@code core.value}, and what is needed to take items out of responses and to put them into requests. Nothing here
 * knows the SDK's pipeline, or sends anything.
 */
package io.dynamodel.core.wire;
