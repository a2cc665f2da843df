/* Digests: SHA-256 by libcrypto, in hexadecimal. */
#ifndef HARNESS_CASE_DIGEST_H
#define HARNESS_CASE_DIGEST_H

#include <stddef.h>

enum { DIGEST_TEXT = 64 }; /* characters, without the zero */

/* Of bytes that come piece by piece. */
struct digest;
struct digest *digest_begin(void);
void digest_add(struct digest *digest, const char *bytes, size_t length);
void digest_end(struct digest *digest, char text[DIGEST_TEXT + 1]); /* frees it */

/* Of all of them at once. */
void digest_sha256(const char *bytes, size_t length, char text[DIGEST_TEXT + 1]);

#endif
