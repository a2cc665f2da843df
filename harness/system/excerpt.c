#include "harness/system/excerpt.h"

#include <jansson.h>
#include <string.h>

enum { EXCERPT_BYTES = 120 };

/* The length of the control or non-character at `at`, 0 where a plain one stands. */
static size_t awkward(const unsigned char *at, size_t left) {
    if (at[0] < 0x20 || at[0] == 0x7F)
        return 1;
    if (left >= 2 && at[0] == 0xC2 && at[1] < 0xA0) /* U+0080 to U+009F */
        return 2;
    if (left >= 3 && at[0] == 0xEF && at[1] == 0xBF && at[2] >= 0xBE) /* U+FFFE, U+FFFF */
        return 3;
    return 0;
}

bool text_is_utf8(const char *bytes, size_t length) {
    json_t *string = json_stringn(bytes, length);
    json_decref(string);
    return string;
}

static char *shown(struct arena *arena, const char *bytes, size_t length, bool cut) {
    const unsigned char *from = (const unsigned char *)bytes;
    bool utf8 = text_is_utf8(bytes, length);
    char *out = arena_take(arena, length + sizeof "...");
    size_t used = 0;
    for (size_t i = 0; i < length; i++) {
        size_t skipped = awkward(from + i, length - i);
        if (skipped || (!utf8 && from[i] >= 0x80)) {
            out[used++] = '?';
            i += skipped ? skipped - 1 : 0;
        } else {
            out[used++] = bytes[i];
        }
    }
    memcpy(out + used, cut ? "..." : "", cut ? sizeof "..." : 1);
    return out;
}

const char *excerpt(struct arena *arena, const char *bytes, size_t length) {
    bool cut = length > EXCERPT_BYTES;
    size_t kept = cut ? EXCERPT_BYTES : length;
    while (cut && kept && ((unsigned char)bytes[kept] & 0xC0) == 0x80)
        kept--; /* not through a character */
    while (kept && strchr(" \t\r\n", bytes[kept - 1]) && bytes[kept - 1])
        kept--;
    return shown(arena, bytes, kept, cut);
}

const char *excerpt_all(struct arena *arena, const char *text) {
    return shown(arena, text, strlen(text), false);
}

bool text_is_plain(const char *text) {
    size_t left = strlen(text);
    for (size_t i = 0; i < left; i++)
        if (awkward((const unsigned char *)text + i, left - i))
            return false;
    return true;
}
