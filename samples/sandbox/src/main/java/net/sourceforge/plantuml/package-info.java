/** A stand-in for the one class of PlantUML that the FHIRPath Patch engine was compiled against by mistake. */
@NullMarked
package net.sourceforge.plantuml;

import org.jspecify.annotations.NullMarked;
