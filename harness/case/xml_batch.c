#include "harness/case/xml_batch.h"

#include <libxml/parser.h>

#include "harness/case/parallel.h"

static void read_item(void *context, size_t index, size_t worker) {
    struct xml_batch_item *item = &((struct xml_batch_item *)context)[index];
    (void)worker;
    item->good =
        xml_read_file(item->path, item->file.name, &item->file, &item->problems) &&
        xml_validate(item->schema, &item->file, &item->problems);
}

void xml_batch_read(struct xml_batch_item *items, size_t count) {
    xmlInitParser(); /* before threads, as libxml2 asks */
    parallel_for(count, read_item, items);
}

void xml_batch_release(struct xml_batch_item *items, size_t count) {
    for (size_t i = 0; i < count; i++) {
        xml_release(&items[i].file);
        problems_release(&items[i].problems);
    }
}
