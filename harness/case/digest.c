#include "harness/case/digest.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>

#include "calc/base/error.h"

struct digest {
    EVP_MD_CTX *context;
};

static void require(bool good) {
    if (!good)
        BUG("libcrypto gives no SHA-256");
}

struct digest *digest_begin(void) {
    struct digest *digest = malloc(sizeof *digest);
    require(digest);
    digest->context = EVP_MD_CTX_new();
    require(digest->context && EVP_DigestInit_ex(digest->context, EVP_sha256(), NULL));
    return digest;
}

void digest_add(struct digest *digest, const char *bytes, size_t length) {
    require(EVP_DigestUpdate(digest->context, bytes, length));
}

void digest_end(struct digest *digest, char text[DIGEST_TEXT + 1]) {
    unsigned char value[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    require(EVP_DigestFinal_ex(digest->context, value, &size) && size * 2 == DIGEST_TEXT);
    EVP_MD_CTX_free(digest->context);
    free(digest);
    for (unsigned i = 0; i < size; i++)
        snprintf(text + i * 2, 3, "%02x", value[i]);
}

void digest_sha256(const char *bytes, size_t length, char text[DIGEST_TEXT + 1]) {
    struct digest *digest = digest_begin();
    digest_add(digest, bytes, length);
    digest_end(digest, text);
}
