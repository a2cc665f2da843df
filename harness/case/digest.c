#include "harness/case/digest.h"

#include <openssl/evp.h>
#include <stdio.h>

#include "calc/base/error.h"

void digest_sha256(const char *bytes, size_t length, char text[DIGEST_TEXT + 1]) {
    unsigned char value[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    if (!EVP_Digest(bytes, length, value, &size, EVP_sha256(), NULL) ||
        size * 2 != DIGEST_TEXT)
        BUG("libcrypto gives no SHA-256");
    for (unsigned i = 0; i < size; i++)
        snprintf(text + i * 2, 3, "%02x", value[i]);
}
