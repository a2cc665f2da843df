#include "harness/case/shard.h"

#include <stdlib.h>
#include <string.h>

#include "harness/case/digest.h"

/* Four digits at most, without a sign or leading zeros. */
static bool count_read(const char *text, size_t length, int *out) {
    if (length == 0 || length > 4 || *text == '0' || strspn(text, "0123456789") < length)
        return false;
    *out = (int)strtol(text, NULL, 10);
    return true;
}

bool shard_read(const char *text, struct shard *out) {
    size_t length = strcspn(text, "/");
    return text[length] && count_read(text, length, &out->number) &&
           count_read(text + length + 1, strlen(text + length + 1), &out->of) &&
           out->number <= out->of;
}

int shard_of(const char *id, int of) {
    enum { DIGITS = 15 }; /* of the digest, as many as a long long holds */
    char text[DIGEST_TEXT + 1];
    digest_sha256(id, strlen(id), text);
    text[DIGITS] = '\0';
    return (int)(strtoll(text, NULL, 16) % of) + 1;
}

bool shard_has(const struct shard *shard, const char *id) {
    return shard->of == 0 || shard_of(id, shard->of) == shard->number;
}
