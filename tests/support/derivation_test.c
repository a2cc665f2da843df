#include "tests/support/derivation_test.h"

struct derivation d;
struct readings readings;

static struct ablation ablation;

int derivation_test_start(void **state) {
    (void)state;
    derivation_init(&d, arena_new());
    readings = (struct readings){0};
    d.readings = &readings;
    return 0;
}

int derivation_test_stop(void **state) {
    (void)state;
    arena_free(d.arena);
    return 0;
}

number n(const char *text) {
    number value = number_read(d.arena, text);
    assert_non_null(value);
    return value;
}

number money(const char *text) {
    return number_with_unit(d.arena, n(text), UNIT_MONEY);
}

struct date day(const char *text) {
    struct date date = {0, 0, 0};
    assert_true(date_read(text, &date));
    return date;
}

void ablate_step(enum ablation_kind kind, enum provision provision, const char *label,
                 int direction) {
    ablation = (struct ablation){
        .kind = kind, .provision = provision, .label = label, .direction = direction};
    d.ablation = &ablation;
}
