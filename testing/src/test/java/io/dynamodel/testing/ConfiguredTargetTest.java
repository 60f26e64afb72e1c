package io.dynamodel.testing;

/** The same tests on the target that this build was told, which is how users run theirs. */
class ConfiguredTargetTest extends EveryTargetTest.SameTests {}
