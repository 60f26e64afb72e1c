package io.dynamodel.testing;

/** Which tests share a database. */
public enum Isolation {
    /**
     * The tests of one class, with those of its {@code @Nested} classes; each run of a parameterized class has its own
     * database.
     */
    PER_CLASS,

    /**
     * None: each test (each invocation of a parameterized or repeated one) has its own. The database exists from the
     * construction of the test instance to the end of the test; there is none in {@code @BeforeAll} and {@code @AfterAll},
     * nor in the constructor under {@code @TestInstance(PER_CLASS)}.
     */
    PER_METHOD
}
