/* A report goes to its file whole, or says in one line why it cannot. */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "harness/report/output.h"

static char folder[] = "/tmp/etalon_output_XXXXXX";

static int start(void **state) {
    (void)state;
    strcpy(strrchr(folder, '_'), "_XXXXXX");
    return !mkdtemp(folder) || chdir(folder);
}

static int stop(void **state) {
    char command[128];
    (void)state;
    snprintf(command, sizeof command, "chmod 700 %s; rm -rf %s", folder, folder);
    return chdir("/") || system(command);
}

static bool put(const char *text, const char *path, struct error *error) {
    struct output output;
    fputs(text, output_begin(&output));
    return output_end(&output, path, "list", error);
}

static void assert_put(const char *text, const char *path) {
    struct error error = ERROR_INIT;
    if (!put(text, path, &error))
        fail_msg("%s", error.text);
}

static void assert_holds(const char *path, const char *text) {
    char read[64] = "";
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    read[fread(read, 1, sizeof read - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(read, text);
}

static void assert_files(const char *names) {
    char list[256] = "";
    FILE *pipe = popen("ls | tr '\\n' ' '", "r");
    assert_non_null(pipe);
    list[fread(list, 1, sizeof list - 1, pipe)] = '\0';
    pclose(pipe);
    assert_string_equal(list, names);
}

static mode_t rights(const char *path) {
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    return status.st_mode & 07777;
}

static void what_was_made_stands_in_the_file(void **state) {
    (void)state;
    assert_put("an older and longer line\n", "list");
    assert_put("a line\n", "list");
    assert_holds("list", "a line\n");
    assert_files("list ");
}

static void what_is_dropped_leaves_the_old_file(void **state) {
    struct output output;
    (void)state;
    assert_put("old\n", "list");
    fputs("half of a", output_begin(&output));
    output_drop(&output);
    assert_holds("list", "old\n");
    assert_files("list ");
}

static void what_is_longer_than_a_chunk_is_whole(void **state) {
    enum { LINES = 100000 };
    struct error error = ERROR_INIT;
    struct output output;
    struct stat status;
    (void)state;
    FILE *out = output_begin(&output);
    for (int i = 0; i < LINES; i++)
        fprintf(out, "%09d\n", i);
    assert_true(output_end(&output, "list", "list", &error));
    assert_int_equal(stat("list", &status), 0);
    assert_int_equal(status.st_size, LINES * 10);
    assert_int_equal(system("seq -f %09.0f 0 99999 | cmp - list"), 0);
}

static void rights_are_those_of_the_old_file_or_of_a_new_one(void **state) {
    (void)state;
    mode_t before = umask(027);
    assert_put("a line\n", "new");
    assert_int_equal(rights("new"), 0640);
    assert_int_equal(chmod("new", 0604), 0);
    assert_put("another\n", "new");
    assert_int_equal(rights("new"), 0604);
    umask(before);
}

static void a_link_points_where_it_pointed(void **state) {
    struct stat status;
    (void)state;
    assert_int_equal(mkdir("inside", 0777) | symlink("inside/list", "link"), 0);
    for (int i = 0; i < 2; i++) { /* first to nothing */
        assert_put(i ? "a line\n" : "none", "link");
        assert_holds("inside/list", i ? "a line\n" : "none");
        assert_int_equal(lstat("link", &status), 0);
        assert_true(S_ISLNK(status.st_mode));
    }
    assert_files("inside link ");
}

static void a_pipe_is_written_as_it_is(void **state) {
    struct stat status;
    (void)state;
    assert_int_equal(system("mkfifo pipe && cat pipe >seen &"), 0);
    while (stat("pipe", &status))
        usleep(1000);
    assert_put("a line\n", "pipe");
    assert_int_equal(stat("pipe", &status), 0);
    assert_true(S_ISFIFO(status.st_mode));
    while (stat("seen", &status) || !status.st_size)
        usleep(1000);
    assert_holds("seen", "a line\n");
}

/* By whatever name it is written. */
static void who_has_the_file_open_sees_the_report(void **state) {
    (void)state;
    int file = open("list", O_RDWR | O_CREAT, 0600);
    char path[32], read[16] = "";
    assert_true(file >= 0);
    assert_put("another line\n", "list");
    assert_int_equal(pread(file, read, sizeof read, 0), strlen("another line\n"));
    snprintf(path, sizeof path, "/dev/fd/%d", file);
    assert_put("a line\n", path);
    assert_int_equal(pread(file, read, sizeof read, 0), strlen("a line\n"));
    assert_memory_equal(read, "a line\n", strlen("a line\n"));
    close(file);
}

static void a_name_without_room_for_more_is_written_as_it_is(void **state) {
    char name[254];
    (void)state;
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    for (int i = 0; i < 2; i++) {
        assert_put(i ? "a line\n" : "an older and longer line\n", name);
        assert_holds(name, i ? "a line\n" : "an older and longer line\n");
    }
}

/* In a process of its own. */
static bool holds(bool (*check)(void)) {
    pid_t child = fork();
    if (child == 0)
        _exit(check() ? 0 : 1);
    int status;
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* Root may write everywhere. */
static bool is_nobody(void) {
    return geteuid() != 0 || !setuid(65534);
}

static bool list_is_written(void) {
    struct error error = ERROR_INIT;
    return is_nobody() && put("a line\n", "list", &error);
}

static bool list_is_forbidden(void) {
    struct error error = ERROR_INIT;
    return is_nobody() && !put("a line\n", "list", &error) &&
           strstr(error.text, "Permission denied");
}

static void where_nothing_new_may_be_made_a_file_is_written_as_it_is(void **state) {
    (void)state;
    assert_put("an older and longer line\n", "list");
    assert_int_equal(chmod("list", 0666) | chmod(".", 0555), 0);
    assert_true(holds(list_is_written));
    assert_holds("list", "a line\n");
}

static void what_may_not_be_written_is_not_replaced(void **state) {
    (void)state;
    assert_put("old\n", "list");
    assert_int_equal(chmod("list", 0444) | chmod(".", 0777), 0);
    assert_true(holds(list_is_forbidden));
    assert_holds("list", "old\n");
}

/* No file may grow beyond what the disk of this child has room for. */
static bool disk_is_full(const char *path) {
    struct error error = ERROR_INIT;
    struct output output;
    FILE *out = output_begin(&output);
    for (int i = 0; i < 1000; i++)
        fputs("a line of many\n", out);
    fflush(out);
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){4096, 4096});
    return !output_end(&output, path, "list", &error) && error.code == ERROR_INTERNAL &&
           strstr(error.text, "the list cannot be written: File too large");
}

static bool disk_is_full_of_new(void) {
    return disk_is_full("new");
}

static bool disk_is_full_of_old(void) {
    return disk_is_full("old");
}

static void on_a_full_disk_the_old_file_is_whole_and_no_new_one_is_cut(void **state) {
    (void)state;
    assert_put("as it was\n", "old");
    assert_true(holds(disk_is_full_of_old));
    assert_true(holds(disk_is_full_of_new));
    assert_holds("old", "as it was\n");
    assert_files("old ");
}

static void without_a_spool_there_is_no_report(void **state) {
    struct error error = ERROR_INIT;
    (void)state;
    assert_put("old\n", "list");
    setenv("TMPDIR", "/no/such/folder", 1);
    bool written = put("a line\n", "list", &error);
    unsetenv("TMPDIR");
    assert_false(written);
    assert_int_equal(error.code, ERROR_INTERNAL);
    assert_string_equal(
        error.text, "list: the list cannot be kept on disk: No such file or directory");
    assert_holds("list", "old\n");
}

static void a_file_that_cannot_be_written_is_named(void **state) {
    (void)state;
    static const char *const paths[] = {"/no/such/folder/list", "/dev/full"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct error error = ERROR_INIT;
        assert_false(put("a line\n", paths[i], &error));
        assert_int_equal(error.code, ERROR_INTERNAL);
        assert_non_null(strstr(error.text, paths[i]));
        assert_non_null(strstr(error.text, "the list cannot be written"));
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void) {
    const struct CMUnitTest outputs[] = {
        TEST(what_was_made_stands_in_the_file),
        TEST(what_is_dropped_leaves_the_old_file),
        TEST(what_is_longer_than_a_chunk_is_whole),
        TEST(rights_are_those_of_the_old_file_or_of_a_new_one),
        TEST(a_link_points_where_it_pointed),
        TEST(a_pipe_is_written_as_it_is),
        TEST(who_has_the_file_open_sees_the_report),
        TEST(a_name_without_room_for_more_is_written_as_it_is),
        TEST(where_nothing_new_may_be_made_a_file_is_written_as_it_is),
        TEST(what_may_not_be_written_is_not_replaced),
        TEST(on_a_full_disk_the_old_file_is_whole_and_no_new_one_is_cut),
        TEST(without_a_spool_there_is_no_report),
        TEST(a_file_that_cannot_be_written_is_named),
    };
    return cmocka_run_group_tests(outputs, NULL, NULL);
}
