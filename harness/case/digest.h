/* Digests: SHA-256 by libcrypto, in hexadecimal. */
#ifndef HARNESS_CASE_DIGEST_H
#define HARNESS_CASE_DIGEST_H

#include <stddef.h>

enum { DIGEST_TEXT = 64 }; /* characters, without the zero */

void digest_sha256(const char *bytes, size_t length, char text[DIGEST_TEXT + 1]);

#endif
