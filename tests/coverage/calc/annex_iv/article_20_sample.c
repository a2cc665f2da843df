/* A sample whose citations are counted; IV_10_1 in a comment is none. Never compiled. */

static const struct {
    int provision, from;
} bands[] = {
    {IV_20_1_i, IV_20_1_i_from},
    {IV_20_1_ii, IV_20_1_ii_from},
};

static int helper(int a) {
    return a ? 1 : 0;
}

static int by_parameter(void) {
    return parameter(IV_10_2_max) + '{' + "IV_10_1"[0]; // IV_10_1
}

static int by_table(void) {
    return bands[0].from;
}

static int by_reading(void) {
    if (reads_as(R_IV_20_years__pro_rata))
        return helper(IV_19_3);
    return 0;
}
