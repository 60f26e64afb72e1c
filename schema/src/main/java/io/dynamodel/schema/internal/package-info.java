/**
 * The compiled schema and the pipeline that every item goes through, in and out. Not API: for the library's own modules.
 */
package io.dynamodel.schema.internal;
