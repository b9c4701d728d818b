/** The pages: thin handlers around JTE templates. */
@org.jspecify.annotations.NullMarked
package org.kaoping.web.page;
