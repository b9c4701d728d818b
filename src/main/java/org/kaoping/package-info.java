/** The composition root: settings and main. */
@org.jspecify.annotations.NullMarked
package org.kaoping;
