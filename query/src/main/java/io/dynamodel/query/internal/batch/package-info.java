/**
 * Many items in few requests: which keys and writes go together, what is sent again, and which answer belongs to which
 * operation. Not API: for the library's own modules. What one operation means is not decided here.
 */
package io.dynamodel.query.internal.batch;
