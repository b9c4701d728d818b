/** The invented city of {@code run.sh demo}: a whole year through the real front door. */
@org.jspecify.annotations.NullMarked
package org.kaoping.demo;
