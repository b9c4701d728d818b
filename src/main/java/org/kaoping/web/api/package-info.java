/** The JSON API: thin handlers and their small records. */
@org.jspecify.annotations.NullMarked
package org.kaoping.web.api;
