/* etalon reperform: the same results again, whatever the system did; a touched pack is
 * found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/etalon_program.h"
#include "tests/support/http_server.h"
#include "tests/support/memory.h"
#include "tests/support/scratch.h"

static const char *said;

static void run(int code, const char *script) {
    int found = scratch_run(script, &said);
    if (found != code)
        fail_msg("exit code %d, expected %d:\n%s\n%s", found, code, script, said);
}

#define PAYROLL "python3 $TREE/tests/systems/payroll/payroll.py --stdio"
#define VERIFY_FEW                                                                       \
    "$ETALON verify --root $TREE -a IV.20.1.iii --pack a.tar >text --system "
#define VERIFY "$ETALON verify --root $TREE -a IV.20 --pack a.tar >text --system "
#define UNPACK "rm -rf x && mkdir x && tar -xf a.tar -C x && cd x && "
/* Members only, as étalon packs them; then with a manifest that holds. */
#define REPACK "find * -type f | tar -cf ../b.tar -T - && cd .. && "
#define SEAL                                                                             \
    "find * -type f | grep -v ^manifest | LC_ALL=C sort | xargs sha256sum "              \
    ">manifest.sha256 && "
#define AGAIN "$ETALON reperform b.tar"

static void a_deviating_system_is_judged_the_same_again(void **state) {
    (void)state;
    run(1, VERIFY "\"" PAYROLL "\"");
    run(0, "$ETALON reperform a.tar");
    assert_says(said, "pack: a.tar\n");
    assert_says(said, "members, each as the manifest says; judged by 'etalon verify' ");
    assert_says(said, "cases judged again: the same results to the byte\n");
}

static void no_tree_of_cases_is_needed(void **state) {
    (void)state;
    run(1, VERIFY "\"" PAYROLL "\"");
    run(0, "mkdir alone && cp $ETALON alone/ && cd alone && unset ETALON_ROOT && "
           "if ./etalon list cases; then exit 9; fi 2>/dev/null >&2; "
           "./etalon reperform ../a.tar");
    run(0, "ls tmp"); /* and nothing is left behind */
    assert_string_equal(said, "");
}

static void systems_that_misbehave_are_judged_the_same_again(void **state) {
    (void)state;
    static const struct {
        const char *program, *options;
    } systems[] = {
        {"dies.py", ""},           {"floods.py", ""},
        {"garbles.py", ""},        {"answers_twice.py", ""},
        {"unknown_id.py", ""},     {"nul_bytes.py", ""},
        {"number_amounts.py", ""}, {"wrong_encoding.py", ""},
        {"closes_stdin.py 1", ""}, {"hangs.py 3", "--timeout 1"},
    };
    for (size_t i = 0; i < sizeof systems / sizeof *systems; i++) {
        char script[512];
        snprintf(script, sizeof script,
                 VERIFY_FEW "\"python3 $TREE/tests/systems/faulty/%s\" %s "
                            "--results r.xml 2>/dev/null",
                 systems[i].program, systems[i].options);
        run(1, script);
        run(0, "$ETALON reperform a.tar && tar -xOf a.tar results.xml | cmp - r.xml");
    }
}

static void a_second_answer_is_evidence_too(void **state) {
    (void)state;
    run(1, VERIFY "\"python3 $TREE/tests/systems/faulty/answers_twice.py\"");
    run(0, "tar -xOf a.tar answers.ndjson | sort | uniq -c | grep -vc '^ *2 ' || true");
    assert_string_equal(said, "0\n");
    run(0, "$ETALON reperform a.tar");
}

static void systems_behind_http_are_judged_the_same_again(void **state) {
    (void)state;
    static const char *const ways[] = {
        "/payroll",
        "/payroll --http-one",
        "/indented --http-one",
        "/twice",
        "/500",
        "/garbage",
        "/closes",
    };
    struct http_server server;
    http_server_clear_environment();
    assert_int_equal(http_server_start(&server, "/dev/null", NULL, NULL),
                     SERVICE_LISTENS);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        char script[512];
        snprintf(script, sizeof script,
                 "$ETALON verify --root $TREE -a IV.20 --pack a.tar --url %s%s "
                 "--timeout 20 >text 2>&1; $ETALON reperform a.tar",
                 server.url, ways[i]);
        run(0, script);
        run(1, "grep -q 127.0.0.1 a.tar"); /* the pack does not say where it is */
    }
    http_server_stop(&server);
}

static void a_database_is_judged_the_same_again(void **state) {
    (void)state;
    run(0, "sqlite3 hidden.db <$TREE/tests/systems/sqlite/payroll.sql && "
           "map=$TREE/tests/systems/sqlite/queries.xml; $ETALON verify --root $TREE -a "
           "IV.20 --pack a.tar --map $map --odbc \"Driver=$(echo "
           "/usr/lib/*/odbc/libsqlite3odbc.so);Database=hidden.db\" >text; "
           "$ETALON reperform a.tar && tar -xOf a.tar settings/queries.xml | cmp - $map");
    run(1, "grep -q hidden.db a.tar"); /* nor how to connect */
}

#define ANSWERS "(cd $TREE && $ETALON export -a IV.8 | $ETALON answer) >a.ndjson; "
#define GRADE "$ETALON grade --root $TREE "

static void files_of_answers_are_judged_the_same_again(void **state) {
    (void)state;
    run(0,
        ANSWERS GRADE "a.ndjson -a IV.8 --pack a.tar >text && $ETALON reperform a.tar");
    assert_says(said, "judged by 'etalon grade' ");
    run(1,
        "head -n 3 a.ndjson >b.ndjson; cat b.ndjson b.ndjson | " GRADE
        "- -a IV.8 --pack a.tar >text; r=$?; $ETALON reperform a.tar || exit 9; exit $r");
    run(3,
        "(cat a.ndjson; echo '{\"id\":\"stranger\",\"unsupported\":true}') | " GRADE
        "- -a IV.8 --pack a.tar >text; r=$?; $ETALON reperform a.tar || exit 9; exit $r");
    assert_says(said, "the run was cut short");
    run(1, "printf 'id,early_retirement_ratio\\nearly_retirement_ratio.age_50,60p\\n' "
           "| " GRADE "- --format csv -a IV.8 --pack a.tar >text; r=$?; "
           "$ETALON reperform a.tar || exit 9; exit $r");
    run(1,
        "printf '<answers xmlns=\"urn:etalon:answers:1\"><answer id=\"early_retirement_"
        "ratio.age_50\"><result name=\"early_retirement_ratio\">0.6</result></answer>"
        "</answers>' >a.xml; " GRADE "a.xml -a IV.8 --pack a.tar >text; r=$?; "
        "$ETALON reperform a.tar || exit 9; exit $r");
}

static void parts_of_a_run_and_its_excuses_are_judged_the_same_again(void **state) {
    (void)state;
    run(1, "$ETALON verify --root $TREE --shard 2/3 -a 'IV.2*' --system \"" PAYROLL
           "\" --pack a.tar --results r.xml >text; r=$?; $ETALON reperform a.tar || exit "
           "9; exit $r");
    run(0,
        "SOURCE_DATE_EPOCH=1700000000 $ETALON verify --root $TREE -a IV.20 --system "
        "\"" PAYROLL "\" --write-baseline b.xml --owner 'Ann Lee' --reason 'release 4' "
        "--expires 2023-12-31 >text; test -s b.xml");
    run(0, "SOURCE_DATE_EPOCH=1700000000 $ETALON verify --root $TREE -a IV.20 --system "
           "\"" PAYROLL
           "\" --baseline b.xml --pack a.tar >text && $ETALON reperform a.tar && "
           "tar -xOf a.tar settings/baseline.xml | cmp - b.xml");
}

/* ---- packs of many cases ---- */

/* So many cases, a few in each of many files, are packed and judged again. */
static void pack_and_reperform(const char *cases) {
    char script[512];
    snprintf(
        script, sizeof script,
        "rm -rf many a.tar; python3 $TREE/tests/bench/multiply.py $SMALL many %s && "
        "$ETALON verify --root many --system \"$ETALON answer\" --pack a.tar >text && "
        "$ETALON reperform a.tar",
        cases);
    run(0, script);
    assert_says(said, "the same results to the byte\n");
}

/* Of the lesser tree no case stays in memory either. */
static void many_cases_take_no_more_memory_than_few(void **state) {
    (void)state;
#ifdef __SANITIZE_ADDRESS__
    skip();
#endif
    pack_and_reperform("8000");
    long peak = memory_peak_of_programs();
    pack_and_reperform("20000");
    assert_programs_are_flat(peak);
}

/* ---- packs that were touched ---- */

static int start_with_pack(void **state) {
    if (scratch_start(state))
        return -1;
    run(1, VERIFY "\"" PAYROLL "\"");
    return 0;
}

static void a_changed_missing_or_extra_member_is_named(void **state) {
    (void)state;
    run(3, UNPACK
        "echo ' ' >>answers.ndjson && rm results.xml && echo new >new.txt && " REPACK
            AGAIN);
    assert_says(said, "b.tar: answers.ndjson: this member was changed");
    assert_says(said, "b.tar: results.xml: this member is missing");
    assert_says(said, "b.tar: new.txt: this member is not in the manifest");
    run(3, UNPACK "rm manifest.sha256 && " REPACK AGAIN);
    assert_one_line(said);
    assert_says(said, "manifest.sha256: this member is missing");
}

static void a_verdict_that_was_changed_and_sealed_names_its_case(void **state) {
    (void)state;
    run(1,
        UNPACK "sed -i '0,/verdict=\"agrees\"/s//verdict=\"unsupported\"/; "
               "0,/agrees\" cases=\"/s//&/' results.xml; c=$(grep -c "
               "'verdict=\"agrees\"' results.xml); u=$(grep -c "
               "'verdict=\"unsupported\"' results.xml); sed -i \"s/name=\\\"agrees\\\" "
               "cases=\\\"[0-9]*/name=\\\"agrees\\\" cases=\\\"$c/; "
               "s/name=\\\"unsupported\\\" cases=\\\"[0-9]*/name=\\\"unsupported\\\" "
               "cases=\\\"$u/\" results.xml && " SEAL REPACK AGAIN);
    assert_says(said, ": recorded as unsupported (");
    assert_says(said, "judged again: agrees\n");
    assert_says(said, "1 differences\n");
}

static void an_answer_that_was_changed_and_sealed_names_its_case(void **state) {
    (void)state;
    run(1, UNPACK "id=$(head -n 1 replies.ndjson | cut -d '\"' -f 4) && printf "
                  "'{\"id\":\"%s\",\"broken\":\"gone\"}\\n' $id >r && tail -n +2 "
                  "replies.ndjson >>r && mv r replies.ndjson && " SEAL REPACK
                  "head -n 1 x/replies.ndjson; " AGAIN);
    assert_says(said, "judged again: broken (gone)\n");
    run(3, UNPACK "head -n 1 replies.ndjson >>replies.ndjson && " SEAL REPACK AGAIN);
    assert_one_line(said);
    assert_says(said, "replies.ndjson:");
    run(3, UNPACK "sed -i 1d replies.ndjson && " SEAL REPACK AGAIN);
    assert_says(said, "found no reply to this question");
}

static void a_question_that_was_changed_and_sealed_names_its_case(void **state) {
    (void)state;
    run(1, UNPACK
        "sed -i '3s/\"facts\":{/\"facts\":{\"added\":\"1\",/' questions.ndjson && " SEAL
            REPACK AGAIN);
    assert_says(said, "the question in questions.ndjson is not the one of its case\n");
    run(3, UNPACK "sed -i '3s/\"id\":\"/&un/' questions.ndjson && " SEAL REPACK AGAIN);
    assert_says(said, "questions.ndjson:3: ");
    run(3, UNPACK "sed -i '3p' questions.ndjson && " SEAL REPACK AGAIN);
    assert_says(said, "questions.ndjson:4: ");
    run(3, UNPACK ": >questions.ndjson && " SEAL REPACK AGAIN);
    assert_says(said, "found no question");
}

static void a_question_that_was_left_out_is_found(void **state) {
    (void)state;
    run(3, UNPACK "sed -i 1d questions.ndjson && " SEAL REPACK AGAIN);
    assert_says(said, "replies.ndjson:1: ");
    run(1, UNPACK
        "sed -i 1d questions.ndjson && sed -i 1d replies.ndjson && " SEAL REPACK AGAIN);
    assert_says(said, "judged again: not judged\n");
}

static void results_that_are_none_are_refused(void **state) {
    (void)state;
    run(3, UNPACK "echo nonsense >results.xml && " SEAL REPACK AGAIN);
    assert_says(said, "results.xml");
    run(3, UNPACK "rm results.xml && " SEAL REPACK AGAIN);
    assert_says(said, "results.xml");
    run(1, UNPACK "sed -i 's/<results /<results  /' results.xml && " SEAL REPACK AGAIN);
    assert_says(said, "what is around them does not\n");
}

static void members_that_every_pack_has_are_missed(void **state) {
    (void)state;
    static const char *const names[] = {"questions.ndjson",
                                        "answers.ndjson",
                                        "replies.ndjson",
                                        "run.json",
                                        "cases",
                                        "golden",
                                        "cases/schema/results.rng"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char script[1024];
        snprintf(script, sizeof script, UNPACK "rm -r %s && " SEAL REPACK AGAIN,
                 names[i]);
        run(3, script);
        assert_true(*said != '\0');
    }
}

static void another_version_is_said(void **state) {
    (void)state;
    run(0, UNPACK
        "sed -i 's/\"etalon\": \"[0-9.]*/\"etalon\": \"0.0.9/' run.json && sed -i "
        "'s/version=\"[0-9]*[.][0-9]*[.][0-9]*\"/version=\"0.0.9\"/' results.xml && " SEAL
            REPACK AGAIN);
    assert_says(said, "judged by 'etalon verify' 0.0.9\nthis is another version: ");
    assert_says(said, "the same results to the byte\n");
}

static void another_reading_in_force_is_said(void **state) {
    (void)state;
    run(0, UNPACK "sed -i 's/\"R-IV.20-years\": \"whole_years\"/\"R-IV.20-years\": "
                  "\"pro_rata\"/' run.json && " SEAL REPACK AGAIN);
    assert_says(said, "other readings were in force: 1, the first R-IV.20-years\n");
}

static void hostile_archives_are_refused(void **state) {
    (void)state;
    run(3, UNPACK "ln -s /etc/passwd link && tar -cf ../b.tar * && cd .. && " AGAIN);
    assert_one_line(said);
    run(3, UNPACK "tar -cPf ../b.tar ../a.tar && cd .. && " AGAIN);
    assert_says(said, "'../a.tar'");
    run(3, UNPACK "tar -cPf ../b.tar $PWD/run.json && cd .. && " AGAIN);
    assert_says(said, "expected a relative path");
    run(3, UNPACK "tar -czf ../b.tar run.json && cd .. && " AGAIN);
    assert_says(said, "expected a pack");
    run(3, "cp a.tar b.tar && tar -rf b.tar text && " AGAIN);
    assert_says(said, "text: this member is not in the manifest");
    run(3, "head -c 20000 a.tar >b.tar && " AGAIN);
    run(0, "ls tmp");
    assert_string_equal(said, "");
}

/* A schema of a pack reaches for nothing outside. */
static void a_schema_that_refers_to_a_file_is_refused(void **state) {
    (void)state;
    run(3,
        UNPACK "mkfifo ../trap; printf '<grammar xmlns=\"http://relaxng.org/ns/structure/"
               "1.0\"><start><externalRef href=\"%s/../trap\"/></start></grammar>' $PWD "
               ">cases/schema/cases.rng && " SEAL REPACK "timeout 20 " AGAIN);
    assert_says(said, "cases.rng");
}

static void words_are_checked(void **state) {
    (void)state;
    run(2, "$ETALON reperform");
    assert_one_line(said);
    run(2, "$ETALON reperform a.tar b.tar");
    run(2, "$ETALON reperform --loud a.tar");
    run(3, "$ETALON reperform /no/such/pack.tar");
    assert_one_line(said);
    run(0, "$ETALON reperform --help");
    assert_says(said, "examples:");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_start, scratch_stop)
#define TEST_OF_PACK(name)                                                               \
    cmocka_unit_test_setup_teardown(name, start_with_pack, scratch_stop)

int main(void) {
    const struct CMUnitTest reperform[] = {
        cmocka_unit_test_setup_teardown(many_cases_take_no_more_memory_than_few,
                                        scratch_start_small, scratch_stop),
        TEST(a_deviating_system_is_judged_the_same_again),
        TEST(no_tree_of_cases_is_needed),
        TEST(systems_that_misbehave_are_judged_the_same_again),
        TEST(a_second_answer_is_evidence_too),
        TEST(systems_behind_http_are_judged_the_same_again),
        TEST(a_database_is_judged_the_same_again),
        TEST(files_of_answers_are_judged_the_same_again),
        TEST(parts_of_a_run_and_its_excuses_are_judged_the_same_again),
        TEST_OF_PACK(a_changed_missing_or_extra_member_is_named),
        TEST_OF_PACK(a_verdict_that_was_changed_and_sealed_names_its_case),
        TEST_OF_PACK(an_answer_that_was_changed_and_sealed_names_its_case),
        TEST_OF_PACK(a_question_that_was_changed_and_sealed_names_its_case),
        TEST_OF_PACK(a_question_that_was_left_out_is_found),
        TEST_OF_PACK(results_that_are_none_are_refused),
        TEST_OF_PACK(members_that_every_pack_has_are_missed),
        TEST_OF_PACK(another_version_is_said),
        TEST_OF_PACK(another_reading_in_force_is_said),
        TEST_OF_PACK(hostile_archives_are_refused),
        TEST_OF_PACK(a_schema_that_refers_to_a_file_is_refused),
        TEST(words_are_checked),
    };
    return cmocka_run_group_tests(reperform, NULL, NULL) ? 1 : 0;
}
