/* Tar archives: written the same wherever, and held for hostile when read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <archive.h>
#include <archive_entry.h>

#include "harness/evidence/tar.h"
#include "tests/support/etalon_program.h"

/* ---- archives that étalon would not write ---- */

static char bytes[1 << 20];
static size_t used;
static struct archive *writer;

static void begin_filtered(int filter) {
    writer = archive_write_new();
    archive_write_set_format_pax_restricted(writer);
    archive_write_add_filter(writer, filter);
    assert_int_equal(archive_write_open_memory(writer, bytes, sizeof bytes, &used), 0);
}

static void begin(void) {
    begin_filtered(ARCHIVE_FILTER_NONE);
}

struct odd {
    const char *name;
    unsigned type;
    const char *target; /* of a link */
    const char *content;
    bool holes; /* the content has some */
};

static void put_odd(const struct odd *odd) {
    struct archive_entry *entry = archive_entry_new();
    size_t length = odd->content ? strlen(odd->content) : 0;
    archive_entry_set_pathname(entry, odd->name);
    archive_entry_set_filetype(entry, odd->type);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, (la_int64_t)length);
    if (odd->target && odd->type == AE_IFLNK)
        archive_entry_set_symlink(entry, odd->target);
    else if (odd->target)
        archive_entry_set_hardlink(entry, odd->target);
    if (odd->holes)
        archive_entry_sparse_add_entry(entry, 1, 1);
    assert_true(archive_write_header(writer, entry) >= ARCHIVE_WARN);
    if (length)
        archive_write_data(writer, odd->content, length);
    archive_entry_free(entry);
}

static void put(const char *name, const char *content) {
    put_odd(&(struct odd){.name = name, .type = AE_IFREG, .content = content});
}

static void end(void) {
    assert_int_equal(archive_write_close(writer), ARCHIVE_OK);
    archive_write_free(writer);
}

/* ---- reading them ---- */

static struct members members;
static struct error error;

static void begin_reading(void) {
    members_release(&members);
    members_init(&members);
    error = (struct error)ERROR_INIT;
}

static bool is_read(void) {
    begin_reading();
    return tar_read_memory(bytes, used, "pack.tar", &members, &error);
}

static void assert_refused(const char *part) {
    assert_false(is_read());
    assert_int_equal(error.code, ERROR_INPUT);
    assert_string_equal(error.file, "pack.tar");
    assert_null(strchr(error.text, '\n'));
    assert_says(error.text, part);
}

static void an_archive_is_read_by_name_and_byte(void **state) {
    (void)state;
    begin();
    put("b/two.txt", "second");
    put("a.txt", "");
    end();
    assert_true(is_read());
    assert_int_equal(members.count, 2);
    assert_string_equal(members.items[0].name, "a.txt");
    assert_int_equal(members.items[0].length, 0);
    assert_int_equal(members.items[1].length, 6);
    assert_memory_equal(members_find(&members, "b/two.txt")->bytes, "second", 6);
    assert_null(members_find(&members, "b"));
}

static void names_that_leave_the_folder_are_refused(void **state) {
    (void)state;
    static const char *const names[] = {
        "/etc/passwd", "../up", "a/../../up", "a/..", "..",   "./a",
        "a/./b",       "a//b",  "a\\..\\b",   "a b",  "a\nb", "a\x7f",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        begin();
        put("fine", "content");
        put(names[i], "content");
        end();
        assert_refused("member");
        assert_int_equal(members.count, 1);
    }
}

static void a_name_of_251_characters_is_refused(void **state) {
    (void)state;
    char name[MEMBER_NAME_MOST + 2];
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    begin();
    put(name, "content");
    end();
    assert_refused("member 'nnn");
    begin();
    put(name + 1, "content");
    end();
    assert_true(is_read());
}

static void links_folders_and_devices_are_refused(void **state) {
    (void)state;
    static const struct odd odd[] = {
        {.name = "odd", .type = AE_IFLNK, .target = "/etc/passwd"},
        {.name = "odd", .type = AE_IFREG, .target = "fine"},
        {.name = "odd", .type = AE_IFDIR},
        {.name = "odd", .type = AE_IFIFO},
        {.name = "odd", .type = AE_IFCHR},
        {.name = "odd", .type = AE_IFBLK},
    };
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        begin();
        put("fine", "content");
        put_odd(&odd[i]);
        end();
        assert_refused("'odd");
        assert_says(error.text, "no regular file");
    }
}

static void a_name_that_comes_twice_is_refused(void **state) {
    (void)state;
    begin();
    put("results.xml", "one");
    put("other", "");
    put("results.xml", "another");
    end();
    assert_refused("'results.xml' twice");
}

static void members_behind_the_end_are_seen(void **state) {
    (void)state;
    static char first[sizeof bytes];
    begin();
    put("first", "one");
    end();
    size_t length = used;
    memcpy(first, bytes, length);
    begin();
    put("hidden", "two");
    end();
    memmove(bytes + length, bytes, used);
    memcpy(bytes, first, length);
    used += length;
    assert_true(is_read());
    assert_int_equal(members.count, 2);
    assert_non_null(members_find(&members, "hidden"));
}

static void a_compressed_archive_is_no_pack(void **state) {
    (void)state;
    begin_filtered(ARCHIVE_FILTER_GZIP);
    put("zeros", "content");
    end();
    assert_refused("expected a pack");
}

static void a_member_of_holes_is_refused(void **state) {
    (void)state;
    begin();
    put_odd(&(struct odd){
        .name = "holes", .type = AE_IFREG, .content = "0123456789", .holes = true});
    end();
    assert_refused("'holes' with holes");
}

/* Writes a size into the first header, and the checksum that makes it good. */
static void claim_size(unsigned long long size) {
    unsigned sum = 0;
    snprintf(bytes + 124, 12, "%011llo", size);
    memset(bytes + 148, ' ', 8);
    for (int i = 0; i < 512; i++)
        sum += (unsigned char)bytes[i];
    snprintf(bytes + 148, 8, "%06o", sum);
}

static void a_size_that_is_not_there_is_refused(void **state) {
    (void)state;
    begin();
    put("big", "content");
    end();
    claim_size(MEMBERS_MOST_BYTES + 1ull);
    assert_refused("'big' of more than");
    claim_size(MEMBERS_MOST_BYTES); /* allowed, but the archive ends before */
    assert_refused("expected a pack");
}

static void an_archive_that_is_cut_off_is_refused(void **state) {
    (void)state;
    char content[3000];
    memset(content, 'x', sizeof content);
    content[sizeof content - 1] = '\0';
    begin();
    put("long", content);
    end();
    used = 1500;
    assert_refused("expected a pack");
    used = 100;
    assert_refused("expected a pack");
}

static void what_is_no_archive_is_refused(void **state) {
    (void)state;
    used = (size_t)snprintf(bytes, sizeof bytes, "{\"id\":\"x\",\"unsupported\":true}\n");
    assert_refused("expected a pack");
    begin_reading();
    assert_false(tar_read("/no/such/pack.tar", &members, &error));
    assert_string_equal(error.file, "/no/such/pack.tar");
    assert_says(error.text, "No such file");
    begin_reading();
    assert_false(tar_read("/tmp", &members, &error));
    assert_int_equal(error.code, ERROR_INPUT);
}

/* ---- writing ---- */

static char folder[32];

static int make_folder(void **state) {
    (void)state;
    strcpy(folder, "/tmp/etalon_tar_XXXXXX");
    members_init(&members);
    error = (struct error)ERROR_INIT;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state) {
    (void)state;
    char command[64];
    members_release(&members);
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command);
}

static const char *path_of(const char *name) {
    static char path[64];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static bool written(const char *first, const char *second, long time, const char *path) {
    struct members out;
    struct error wrong = ERROR_INIT;
    members_init(&out);
    assert_true(members_add(&out, first, first, strlen(first), &wrong));
    assert_true(members_add(&out, second, second, strlen(second), &wrong));
    bool good = tar_write(&out, time, path, &error);
    members_release(&out);
    return good;
}

static void the_order_of_adding_does_not_show(void **state) {
    (void)state;
    char command[160];
    assert_true(written("a/b", "c", 0, path_of("one.tar")));
    assert_true(written("c", "a/b", 0, path_of("other.tar")));
    snprintf(command, sizeof command,
             "cd %s && cmp one.tar other.tar && test $(ls | wc -l) = 2", folder);
    assert_int_equal(system(command), 0);
    assert_true(tar_read(path_of("one.tar"), &members, &error));
    assert_int_equal(members.count, 2);
}

static void an_archive_names_no_owner_and_one_time(void **state) {
    (void)state;
    struct archive *reader = archive_read_new();
    struct archive_entry *entry;
    assert_true(written("a", "b", 86400, path_of("one.tar")));
    archive_read_support_format_tar(reader);
    assert_int_equal(archive_read_open_filename(reader, path_of("one.tar"), 10240), 0);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(archive_read_next_header(reader, &entry), ARCHIVE_OK);
        assert_int_equal(archive_entry_mtime(entry), 86400);
        assert_int_equal(archive_entry_uid(entry), 0);
        assert_int_equal(archive_entry_gid(entry), 0);
        assert_true(!archive_entry_uname(entry) || !*archive_entry_uname(entry));
        assert_true(!archive_entry_gname(entry) || !*archive_entry_gname(entry));
        assert_int_equal(archive_entry_perm(entry), 0644);
    }
    archive_read_free(reader);
}

static void a_file_that_was_there_is_replaced_whole(void **state) {
    (void)state;
    FILE *old = fopen(path_of("one.tar"), "w");
    assert_non_null(old);
    fputs("old", old);
    fclose(old);
    assert_true(tar_may_write(path_of("one.tar"), &error));
    assert_true(written("a", "b", 0, path_of("one.tar")));
    assert_true(tar_read(path_of("one.tar"), &members, &error));
}

static void a_folder_or_a_device_is_never_replaced(void **state) {
    (void)state;
    static const char *const paths[] = {"/tmp", "/dev/null", "/no/such/folder/pack.tar"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        error = (struct error)ERROR_INIT;
        assert_false(tar_may_write(paths[i], &error));
        assert_int_equal(error.code, ERROR_INTERNAL);
        assert_says(error.text, paths[i]);
        error = (struct error)ERROR_INIT;
        assert_false(written("a", "b", 0, paths[i]));
        assert_says(error.text, "cannot be written");
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void) {
    const struct CMUnitTest tar[] = {
        TEST(an_archive_is_read_by_name_and_byte),
        TEST(names_that_leave_the_folder_are_refused),
        TEST(a_name_of_251_characters_is_refused),
        TEST(links_folders_and_devices_are_refused),
        TEST(a_name_that_comes_twice_is_refused),
        TEST(members_behind_the_end_are_seen),
        TEST(a_compressed_archive_is_no_pack),
        TEST(a_member_of_holes_is_refused),
        TEST(a_size_that_is_not_there_is_refused),
        TEST(an_archive_that_is_cut_off_is_refused),
        TEST(what_is_no_archive_is_refused),
        TEST(the_order_of_adding_does_not_show),
        TEST(an_archive_names_no_owner_and_one_time),
        TEST(a_file_that_was_there_is_replaced_whole),
        TEST(a_folder_or_a_device_is_never_replaced),
    };
    return cmocka_run_group_tests(tar, NULL, NULL) ? 1 : 0;
}
