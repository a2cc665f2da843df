#include "harness/case/xml_batch.h"

#include <libxml/parser.h>
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

enum { MOST_WORKERS = 16 };

struct work {
    struct xml_batch_item *items;
    size_t count;
    atomic_size_t next;
};

static void read_item(struct xml_batch_item *item) {
    item->good =
        xml_read_file(item->path, item->file.name, &item->file, &item->problems) &&
        xml_validate(item->schema, &item->file, &item->problems);
}

static void *read_items(void *context) {
    struct work *work = context;
    for (size_t i; (i = atomic_fetch_add(&work->next, 1)) < work->count;)
        read_item(&work->items[i]);
    return NULL;
}

void xml_batch_read(struct xml_batch_item *items, size_t count) {
    struct work work = {.items = items, .count = count};
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t wanted = cores > MOST_WORKERS ? MOST_WORKERS : cores > 0 ? (size_t)cores : 1;
    pthread_t workers[MOST_WORKERS];
    size_t started = 0;
    xmlInitParser(); /* before threads, as libxml2 asks */
    /* This thread works too; where no other can be had, it works alone. */
    while (started + 1 < wanted && started + 1 < count &&
           !pthread_create(&workers[started], NULL, read_items, &work))
        started++;
    read_items(&work);
    for (size_t i = 0; i < started; i++)
        pthread_join(workers[i], NULL);
}

void xml_batch_release(struct xml_batch_item *items, size_t count) {
    for (size_t i = 0; i < count; i++) {
        xml_release(&items[i].file);
        problems_release(&items[i].problems);
    }
}
