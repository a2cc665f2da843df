/* --pack: what a pack holds, that it is the same everywhere, and how it can fail. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/etalon_program.h"
#include "tests/support/scratch.h"

#define PAYROLL "python3 $TREE/tests/systems/payroll/payroll.py --stdio"
#define VERIFY "$ETALON verify --root $TREE --system \"" PAYROLL "\" -a IV.20 "
#define RATIOS "-c 'early_retirement_ratio.age_5[01]' "

static const char *said;

static void run(int code, const char *script) {
    int found = scratch_run(script, &said);
    if (found != code)
        fail_msg("exit code %d, expected %d:\n%s", found, code, said);
}

static void a_pack_holds_all_that_the_judgement_rests_on(void **state) {
    (void)state;
    run(1, VERIFY "--pack a.tar --results r.xml >text");
    run(0,
        "mkdir x && tar -xf a.tar -C x && cmp x/results.xml r.xml && cd x && "
        "sha256sum -c --quiet manifest.sha256 && find . -type f -printf '%P\\n' | "
        "LC_ALL=C sort >../found && tar -tf ../a.tar | cmp - ../found && "
        "cmp golden/annex_iv/article_20_age_difference.xml "
        "$TREE/golden/annex_iv/article_20_age_difference.xml && "
        "diff -r cases/schema $TREE/cases/schema && "
        "$ETALON export --root $TREE -a IV.20 | cmp - questions.ndjson && cat ../found");
    assert_says(said, "REPERFORM.md\nanswers.ndjson\ncases/");
    assert_says(said, "replies.ndjson\nresults.xml\nrun.json\n");
    assert_null(strstr(said, "article_46"));
}

static void the_same_run_in_two_folders_makes_the_same_pack(void **state) {
    (void)state;
    run(1, "mkdir here there; (cd here; " VERIFY "--pack a.tar >text)");
    run(1, "cd there; ln -s $TREE tree; ETALON_ROOT=tree $ETALON verify --system \"sleep "
           "0.1; " PAYROLL "\" -a IV.20 --pack ../there/b.tar >text");
    run(0, "cmp here/a.tar there/b.tar");
}

static void a_pack_names_no_folder_no_owner_and_no_system(void **state) {
    (void)state;
    run(1, VERIFY "--pack a.tar >text");
    run(0,
        "for word in \"$PWD\" \"$TREE\" payroll.py; do grep -c -F \"$word\" a.tar; done; "
        "tar -tvf a.tar | grep -c -v '^-rw-r--r-- 0/0 ' || true");
    assert_string_equal(said, "0\n0\n0\n0\n");
}

static void the_time_of_the_members_may_be_said(void **state) {
    (void)state;
    run(1, VERIFY "--pack a.tar >text");
    run(0, "TZ=UTC tar -tvf a.tar | grep -c ' 1970-01-01 00:00 '");
    run(1, "SOURCE_DATE_EPOCH=86400 " VERIFY "--pack a.tar >text");
    run(0, "TZ=UTC tar -tvf a.tar | grep -c -v ' 1970-01-02 00:00 ' || true");
    assert_string_equal(said, "0\n");
    run(2, "SOURCE_DATE_EPOCH=yesterday " VERIFY "--pack b.tar");
    assert_one_line(said);
    assert_says(said, "SOURCE_DATE_EPOCH 'yesterday'");
    run(2, "SOURCE_DATE_EPOCH=99999999999999999999 " VERIFY "--pack b.tar");
    run(2, "SOURCE_DATE_EPOCH=-1 " VERIFY "--pack b.tar");
}

static void answers_are_packed_byte_for_byte(void **state) {
    (void)state;
    run(0,
        "printf '{ \"id\":\"early_retirement_ratio.age_50\",\\t\"version\":\"7\", "
        "\"results\":{\"early_retirement_ratio\":\"60 / 100\"} }\\r\\n{\"unsupported\":"
        "true,\"id\":\"early_retirement_ratio.age_51\"}\\n' >lines");
    scratch_run("$ETALON verify --root $TREE --system 'cat lines' " RATIOS
                "--pack a.tar >text; tar -xOf a.tar answers.ndjson | cmp - lines",
                &said);
    assert_string_equal(said, "");
}

#define GRADE "$ETALON grade --root $TREE " RATIOS

static void a_file_of_answers_is_packed_as_it_is(void **state) {
    (void)state;
    run(0, "cd $TREE && $ETALON export " RATIOS "| $ETALON answer >$TMPDIR/a.ndjson");
    run(0, "cp tmp/a.ndjson answers.txt && " GRADE "answers.txt --pack a.tar >text && "
           "tar -xOf a.tar answers.ndjson | cmp - answers.txt");
    run(0, GRADE "- --pack b.tar <answers.txt >text && cmp a.tar b.tar");
    run(0, "cat answers.txt | " GRADE "- --pack b.tar >text && cmp a.tar b.tar");
    run(0, "mkfifo pipe; cat answers.txt >pipe & " GRADE "pipe --pack b.tar >text && "
           "cmp a.tar b.tar");
    run(0,
        "printf 'id,early_retirement_ratio\\r\\nearly_retirement_ratio.age_50,0.6\\r\\n"
        "early_retirement_ratio.age_51,0.63\\r\\n' >a.csv && " GRADE
        "a.csv --pack c.tar >text && tar -xOf c.tar answers.csv | cmp - a.csv");
    run(3, GRADE "/no/such/file --pack d.tar");
    run(1, "test -e d.tar");
}

/* So many blocks of 512 bytes are left for a file. */
#define FULL_AT(blocks) "trap '' XFSZ; echo old >a.tar; ulimit -f " blocks "; "

static void a_full_disk_leaves_no_half_pack(void **state) {
    (void)state;
    run(5, FULL_AT("16") VERIFY "--pack a.tar >/dev/null");
    assert_one_line(said);
    assert_says(said, "cannot be kept on disk: File too large");
    run(0, "cat a.tar; ls");
    assert_string_equal(said, "old\na.tar\ntmp\n");
    /* Room for the members, but not for what an archive puts around them. */
    run(1, VERIFY "--pack b.tar >/dev/null");
    run(5, FULL_AT("$(($(wc -c <b.tar) / 512 - 4))") VERIFY "--pack a.tar >/dev/null");
    assert_says(said, "a.tar: the pack cannot be written: File too large");
    run(0, "rm b.tar; cat a.tar; ls");
    assert_string_equal(said, "old\na.tar\ntmp\n");
}

static void a_pack_that_cannot_be_made_is_said_before_anything_is_asked(void **state) {
    (void)state;
    static const char *const paths[] = {"/no/such/folder/a.tar", "/dev/null", "tmp"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        char script[512];
        snprintf(script, sizeof script,
                 "$ETALON verify --root $TREE --system 'touch asked' --pack %s",
                 paths[i]);
        run(5, script);
        assert_one_line(said);
        assert_says(said, paths[i]);
        run(1, "test -e asked");
    }
}

static void a_pack_goes_to_a_file_of_its_own(void **state) {
    (void)state;
    run(2, VERIFY "--pack -");
    assert_one_line(said);
    run(2, VERIFY "--pack ''");
    run(2, VERIFY "--pack a --results a");
    assert_says(said, "--pack and --results both go to 'a'");
    run(2, VERIFY "--pack");
}

static void an_interrupted_run_makes_a_pack_that_says_so(void **state) {
    (void)state;
    run(5,
        "$ETALON verify --root $TREE --system \"head -n 5 | $ETALON answer; touch five; "
        "sleep 613\" -a IV.20 --pack a.tar >text & p=$!; "
        "while [ ! -e five ]; do sleep 0.05; done; kill -TERM $p; wait $p");
    run(0, "tar -xOf a.tar run.json");
    assert_says(said, "\"complete\": false");
    assert_says(said, "\"ended\": \"interrupted: the results are incomplete\"");
    run(0, "tar -xOf a.tar answers.ndjson | wc -l");
    assert_string_equal(said, "5\n");
    run(0, "$ETALON reperform a.tar");
    assert_says(said, "the run was cut short: 5 of ");
    assert_says(said, "5 cases judged again: the same results to the byte\n");
}

static void help_names_it(void **state) {
    (void)state;
    run(0, "$ETALON verify --help; $ETALON grade --help");
    assert_says(said, "--pack FILE");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_start, scratch_stop)

int main(void) {
    const struct CMUnitTest packing[] = {
        TEST(a_pack_holds_all_that_the_judgement_rests_on),
        TEST(the_same_run_in_two_folders_makes_the_same_pack),
        TEST(a_pack_names_no_folder_no_owner_and_no_system),
        TEST(the_time_of_the_members_may_be_said),
        TEST(answers_are_packed_byte_for_byte),
        TEST(a_file_of_answers_is_packed_as_it_is),
        TEST(a_full_disk_leaves_no_half_pack),
        TEST(a_pack_that_cannot_be_made_is_said_before_anything_is_asked),
        TEST(a_pack_goes_to_a_file_of_its_own),
        TEST(an_interrupted_run_makes_a_pack_that_says_so),
        TEST(help_names_it),
    };
    return cmocka_run_group_tests(packing, NULL, NULL) ? 1 : 0;
}
