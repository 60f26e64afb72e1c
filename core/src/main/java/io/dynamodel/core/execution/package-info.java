/**
 * How requests are carried out: what to ask next is a value ({@link io.dynamodel.core.execution.Step}), and two drivers
 * run it, one that blocks and one that does not. Paging, batching, retrying and resolving conflicts are written once,
 * as steps, in the modules above.
 *
 * <p>Here belongs what every request needs, whichever operation sends it: the port to the SDK's clients, waiting,
 * events, and saying what went wrong. What a request contains, and what its answer means, does not belong here.
 */
package io.dynamodel.core.execution;
