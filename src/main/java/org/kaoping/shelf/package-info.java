/** The schemes and masters in force, by year and version, and what is handed out under them. */
@org.jspecify.annotations.NullMarked
package org.kaoping.shelf;
