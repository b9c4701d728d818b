/** The server: one table of routes. */
@org.jspecify.annotations.NullMarked
package org.kaoping.web;
