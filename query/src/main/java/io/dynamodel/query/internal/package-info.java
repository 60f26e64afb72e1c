/** How operations are compiled to requests and their answers read. Not API: for the library's own modules. */
package io.dynamodel.query.internal;
