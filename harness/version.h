/* The version that programs and reports give. */
#ifndef HARNESS_VERSION_H
#define HARNESS_VERSION_H

#ifndef ETALON_VERSION
#define ETALON_VERSION "0.1.0"
#endif

#endif
