/** Benchmarks: what our reading and writing costs beside other libraries and beside what nobody can do without. */
@org.jspecify.annotations.NullMarked
package org.kaoping.bench;
